#include "tests/parity/spirv_layout.h"

#include "base/error.h"

namespace turntable::test {
namespace {

// SPIR-V specification, sections 3.32.2, 3.32.3 and 3.32.6: op codes; 3.20: decorations.
constexpr std::uint32_t kMagic = 0x07230203;
constexpr std::size_t kHeaderWords = 5;
constexpr std::uint32_t kOpName = 5;
constexpr std::uint32_t kOpMemberName = 6;
constexpr std::uint32_t kOpTypeRuntimeArray = 29;
constexpr std::uint32_t kOpDecorate = 71;
constexpr std::uint32_t kOpMemberDecorate = 72;
constexpr std::uint32_t kArrayStride = 6;
constexpr std::uint32_t kOffset = 35;

using Id = std::uint32_t;
using Member = std::pair<Id, std::uint32_t>;  ///< struct and index

/// What the module says, by id.
struct Facts {
    std::map<Id, std::string> names;
    std::map<Member, std::string> member_names;
    std::map<Member, std::uint32_t> offsets;
    std::map<Id, std::uint32_t> strides;
    std::map<Id, Id> element_of_array;
};

/// Four characters a word, the first lowest, up to a zero.
std::string string_of(std::span<const std::uint32_t> words) {
    std::string text;
    for (const std::uint32_t word : words) {
        for (unsigned shift = 0; shift < 32; shift += 8) {
            const char c = static_cast<char>(word >> shift & 0xFFU);
            if (c == '\0') {
                return text;
            }
            text += c;
        }
    }
    return text;
}

/// `words` are the operands of one instruction.
void read_instruction(std::uint32_t op, std::span<const std::uint32_t> words, Facts& facts) {
    if (op == kOpName) {
        facts.names[words[0]] = string_of(words.subspan(1));
    } else if (op == kOpMemberName) {
        facts.member_names[{words[0], words[1]}] = string_of(words.subspan(2));
    } else if (op == kOpMemberDecorate && words[2] == kOffset) {
        facts.offsets[{words[0], words[1]}] = words[3];
    } else if (op == kOpDecorate && words[1] == kArrayStride) {
        facts.strides[words[0]] = words[2];
    } else if (op == kOpTypeRuntimeArray) {
        facts.element_of_array[words[0]] = words[1];
    }
}

Facts read_module(std::span<const std::uint32_t> module) {
    if (module.size() < kHeaderWords || module[0] != kMagic) {
        throw bad_input("no SPIR-V module");
    }
    Facts facts;
    for (std::size_t at = kHeaderWords; at < module.size();) {
        const std::size_t length = module[at] >> 16U;
        if (length == 0 || at + length > module.size()) {
            throw bad_input("SPIR-V instruction at word {} is cut off", at);
        }
        read_instruction(module[at] & 0xFFFFU, module.subspan(at + 1, length - 1), facts);
        at += length;
    }
    return facts;
}

}  // namespace

std::map<std::string, SpirvStruct> spirv_structs(std::span<const std::uint32_t> module) {
    const Facts facts = read_module(module);
    std::map<std::string, SpirvStruct> structs;
    for (const auto& [member, offset] : facts.offsets) {
        structs[facts.names.at(member.first)].offsets[facts.member_names.at(member)] = offset;
    }
    for (const auto& [array, element] : facts.element_of_array) {
        const auto name = facts.names.find(element);
        if (name != facts.names.end()) {
            structs[name->second].stride = facts.strides.at(array);
        }
    }
    return structs;
}

}  // namespace turntable::test
