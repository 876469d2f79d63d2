// One input of one shared function an invocation; TT_CALL is the case, as the list calls it.
#version 450 core
#extension GL_GOOGLE_include_directive : require
#extension GL_EXT_scalar_block_layout : require

#include "tests/parity/cases/case_world.h"

uvec2 sh_net_point(uint table, uint index);

#include "tests/parity/cases/all_cases.h"

uvec2 sh_net_point(uint table, uint index) {
    return net_point(table, index);
}

layout(local_size_x = 64) in;

layout(scalar, set = 0, binding = 0) readonly buffer InputBlock {
    CaseInput inputs[];
};
layout(scalar, set = 0, binding = 1) writeonly buffer OutputBlock {
    CaseOutput outputs[];
};

void main() {
    uint i = gl_GlobalInvocationID.x;
    if (i >= uint(inputs.length())) {
        return;
    }
    case_scene = inputs[i].scene;
    CaseInput x = inputs[i];
    CaseOutput y = empty_output();
    TT_CALL;
    outputs[i] = y;
}
