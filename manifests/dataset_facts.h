// DatasetFacts: what is said about a dataset to those who receive it, as plain data. Whoever
// plans the dataset fills it in; dataset_card.h and croissant.h turn it into files.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace turntable {

/// One line of LICENSES.csv: a model or a map that the pictures show.
struct LicenceRow {
    std::string object;      ///< asset id, or the id of a map
    std::string class_name;  ///< "(map)" for maps
    std::string licence;     ///< SPDX id where known
    std::string creator;
    std::string source;  ///< archive or folder, and the path inside it
    std::string digest;  ///< of the model as rendered
};

struct ClassFact {
    std::string class_name;
    std::string synset;
    int label = -1;
    std::uint64_t objects = 0;
    std::uint64_t samples = 0;
};

struct FactorFact {
    std::string name;
    std::string unit;
    double minimum = 0.0;
    double maximum = 0.0;
    std::string description;
    std::optional<double> canonical = {};   ///< where a design holds it
    std::vector<std::string> choices = {};  ///< of a categorical one: the names it took
};

/// Samples that vary the same factors.
struct CellFact {
    std::string name;                 ///< as records say it: "canonical", "sweep:size", ...
    std::vector<std::string> varied;  ///< factor groups
    std::uint64_t samples = 0;        ///< planned, of all objects
};

/// A part of the set by object ("train", "val").
struct PartFact {
    std::string name;
    std::uint64_t objects = 0;
    std::uint64_t samples = 0;
};

/// A way to divide the samples that the recipe declares; each record has its part in it.
struct SplitFact {
    std::string name;
    std::string rule;         ///< one sentence; may be empty
    std::uint64_t train = 0;  ///< samples
    std::uint64_t test = 0;
    std::uint64_t out = 0;
    bool exact = true;  ///< false: the counts are estimates
};

/// A picture around or behind the objects.
struct BackgroundFact {
    std::string id;
    std::string description;
    std::string licence;  ///< empty: made by this program, no licence needed
    std::string creator;
    std::string source;  ///< file name, or "built in"
    std::string digest;
};

/// A file of the dataset folder beside the shards.
struct FileFact {
    std::string name;
    std::string encoding_format;  ///< MIME type
    std::uint64_t bytes = 0;
    std::string sha256;
};

struct DatasetFacts {
    std::string name;
    std::string description;
    std::string recipe;  ///< name
    std::string recipe_digest;
    std::string library_digest;
    std::string plan_digest;
    std::uint64_t seed = 0;
    std::string device;
    std::string build;
    std::string date;  ///< YYYY-MM-DD, or empty
    int width = 0;
    int height = 0;
    std::uint64_t samples = 0;  ///< planned, rejected ones included
    std::uint64_t objects = 0;
    int views = 0;
    std::vector<ClassFact> classes;
    std::vector<FactorFact> factors;
    std::vector<CellFact> cells;  ///< empty without a design
    std::vector<PartFact> parts;
    std::vector<SplitFact> splits;
    std::vector<BackgroundFact> backgrounds;
    std::vector<std::string> planes;  ///< stored label planes, e.g. "mask"
    /// Labels that records have where their recipe gives them: "caption", "position", ...
    std::vector<std::string> labels;
    std::vector<LicenceRow> licences;  ///< one an object, and one a map that needs one
    std::vector<FileFact> files;
};

}  // namespace turntable
