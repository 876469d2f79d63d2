// DatasetFacts: what is said about a dataset to those who receive it, as plain data. Whoever
// plans the dataset fills it in; dataset_card.h and croissant.h turn it into files.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace turntable {

/// One line of LICENSES.csv: a model that the pictures show.
struct LicenceRow {
    std::string object;
    std::string class_name;
    std::string licence;  ///< SPDX id where known
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
};

struct DatasetFacts {
    std::string name;
    std::string description;
    std::string recipe;  ///< name
    std::string recipe_digest;
    std::string plan_digest;
    std::uint64_t seed = 0;
    std::string device;
    std::string build;
    int width = 0;
    int height = 0;
    std::uint64_t samples = 0;  ///< planned, rejected ones included
    std::uint64_t objects = 0;
    int views = 0;
    std::vector<ClassFact> classes;
    std::vector<FactorFact> factors;
    std::vector<LicenceRow> licences;  ///< one an object
};

}  // namespace turntable
