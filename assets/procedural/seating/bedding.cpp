#include "assets/procedural/seating/bed.h"

#include <algorithm>
#include <array>
#include <cmath>

#include <glm/trigonometric.hpp>

#include "assets/procedural/seating/upholstery.h"
#include "assets/procedural/shapes.h"

namespace turntable::procedural::bed {
namespace {

void add_pillows(const Bed& b, float top, ModelBuilder& model) {
    const int columns = b.wide() ? 2 : 1;
    const float size = b.kind == Kind::kCot ? 0.38F : b.wide() ? 0.45F * b.width : 0.66F;
    const float tall = b.kind == Kind::kCot ? 0.26F : 0.44F;
    const int rows = b.kind == Kind::kCot || b.kind == Kind::kBunk ? 1 : b.pillow_rows;
    for (int row = 0; row < rows; ++row) {
        const float lean = rows == 2 && row == 0 ? 28.0F : 62.0F;
        const float y = -b.end() + 0.24F + 0.17F * static_cast<float>(row) +
                        (rows == 1  ? 0.06F
                         : row == 0 ? -0.03F
                                    : 0.09F);
        const float z = top + 0.5F * tall * std::cos(glm::radians(lean)) + 0.018F;
        const Surface pillow =
            moved(turned(pillow_body(size, tall, 0.17F, 0.05F), Axis::kX, lean), {0, y, z});
        const Look& look = row == 1 ? b.duvet : b.sheet;
        if (columns == 1) {
            model.add("pillow", look, pillow);
        } else {
            model.add("pillow", look, mirrored_pair(moved(pillow, {0.24F * b.width, 0, 0})));
        }
    }
}

}  // namespace

Surface with_folds(Surface surface, float hem, float top, float depth) {
    return warped(std::move(surface), [=](glm::vec3 p) {
        const float down = std::clamp((top - p.z) / (top - hem), 0.0F, 1.0F);
        const float wave = depth * down * down * std::sin(19.0F * (p.x + p.y) + 2.0F);
        const float wave_x = std::abs(p.x) > 0.2F ? std::copysign(wave, p.x) : 0.0F;
        return glm::vec3(p.x + wave_x, p.y + (p.y > 0.3F ? wave : 0.0F), p.z);
    });
}

void add_bedding(const Bed& b, float z, ModelBuilder& model) {
    const float half = b.half() - 0.005F;
    const float top = z + b.mattress;
    model.add("mattress", b.sheet,
              padded({-half, -b.end(), z}, {half, b.end(), top}, 0.05F, 0.01F, 6));
    const float head = b.end() - b.bedding_reach * b.length;
    const bool hangs = b.foot == 0.0F && b.kind != Kind::kBunk && b.kind != Kind::kCot;
    const float over = hangs ? 0.035F : 0.004F;
    const float hem = hangs ? z + 0.02F : z + 0.35F * b.mattress;
    const float hem_x = b.kind == Kind::kCot ? top - 0.02F : hem;
    const float side = half + (b.kind == Kind::kCot || b.kind == Kind::kBunk ? 0.004F : 0.03F);
    const float high = top + 0.045F;
    const float from = b.cover == Cover::kRunner ? head + 0.1F : head;
    const Look& blanket = b.cover == Cover::kRunner ? b.sheet : b.duvet;
    model.add(
        "duvet", blanket,
        with_folds(padded({-side, from, hem_x}, {side, b.end() + over, high}, 0.04F, 0.015F, 12),
                   hem_x, high, 0.012F));
    if (b.cover == Cover::kFolded) {
        model.add("duvet", b.sheet,
                  with_folds(padded({-side - 0.008F, from - 0.02F, hem_x + 0.02F},
                                    {side + 0.008F, from + 0.26F, high + 0.02F}, 0.03F, 0.01F, 10),
                             hem_x, high, 0.012F));
    } else if (b.cover == Cover::kRunner) {
        const float at = b.end() - 0.62F;
        model.add("blanket", b.accent,
                  with_folds(padded({-side - 0.01F, at, hem_x - 0.01F},
                                    {side + 0.01F, at + 0.45F, high + 0.014F}, 0.03F, 0.012F, 10),
                             hem_x, high, 0.012F));
    }
    add_pillows(b, top, model);
}

Outline board_outline(const Bed& b, float half, float low, float top) {
    Path2 right{{half, low}};
    if (b.crest == Crest::kArched) {
        const float rise = 0.3F * (top - low);
        for (int i = 0; i <= 10; ++i) {
            const float a = glm::radians(9.0F * static_cast<float>(i));
            right.emplace_back(half * std::cos(a), top - rise * (1.0F - std::sin(a)));
        }
    } else if (b.crest == Crest::kStepped) {
        const float step = 0.15F * (top - low);
        for (const glm::vec2& p : {glm::vec2{half, top - step},
                                   {0.78F * half, top - step},
                                   {0.70F * half, top},
                                   {0.0F, top}}) {
            right.push_back(p);
        }
    } else {
        right.emplace_back(half, top);
    }
    right.insert(right.begin(), {0.0F, low});
    if (right.back().x > 0.0F) {
        right.emplace_back(0.0F, top);
    } else {
        right.back().x = 0.0F;
    }
    return symmetric_outline(right);
}

}  // namespace turntable::procedural::bed
