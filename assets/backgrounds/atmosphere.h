// Atmosphere: sunlight scattered by the air over a spherical earth, as seen from the ground. Light
// scattered once is integrated along the view ray; light scattered more often is taken as
// isotropic and its orders as a geometric series (S. Hillaire, "A scalable and production ready
// sky and atmosphere rendering technique", EGSR 2020, section 5.5). Earlier: T. Nishita et al.,
// "Display of the earth taking into account atmospheric scattering", SIGGRAPH 1993.
#pragma once

#include <vector>

#include "assets/backgrounds/picture.h"

namespace turntable::background {

class Atmosphere {
public:
    /// `turbidity`: optical depth of the whole air over that of its molecules, 1 (no aerosol) to
    /// about 10 (haze). `ground`: mean albedo below. The sun's irradiance above the air is 1.
    Atmosphere(const glm::dvec3& sun, double turbidity, const Radiance& ground);

    /// Radiance without the sun's disk, for directions with z >= 0.
    [[nodiscard]] Radiance sky(const glm::dvec3& direction) const;
    /// Irradiance of the sun's disk on a surface that faces it.
    [[nodiscard]] Radiance sun_irradiance() const;
    /// Irradiance of the sky without the disk on level ground.
    [[nodiscard]] Radiance sky_irradiance() const;
    /// What is left of light after a level path of so many km near the ground.
    [[nodiscard]] Radiance level_transmittance(double kilometres) const;
    [[nodiscard]] const glm::dvec3& sun() const { return sun_; }

private:
    /// Scattering of a piece of air, per km.
    struct Air {
        Radiance rayleigh;
        Radiance mie;
        Radiance extinction;
    };
    /// In-scattered light along one view ray, before the phase functions.
    struct Scattered {
        Radiance rayleigh{0.0};
        Radiance mie{0.0};
        Radiance multiple{0.0};
    };
    [[nodiscard]] Air air(double height) const;
    void fill_transmittance();
    void fill_multiple(const Radiance& ground);
    void fill_sky();
    [[nodiscard]] Radiance transmittance(double height, double cosine) const;
    [[nodiscard]] Radiance multiple(double height, double sun_cosine) const;
    [[nodiscard]] Radiance multiple_at(double height, double sun_cosine,
                                       const Radiance& ground) const;
    [[nodiscard]] Scattered march(const glm::dvec3& direction) const;

    glm::dvec3 sun_;
    double aerosol_;                       ///< extinction at the ground at 550 nm, per km
    std::vector<Radiance> transmittance_;  ///< by height and the zenith's cosine
    std::vector<Radiance> multiple_;       ///< by height and the sun's cosine
    std::vector<Scattered> sky_;           ///< by elevation and azimuth from the sun
};

}  // namespace turntable::background
