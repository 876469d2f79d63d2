// An array of each struct that host and device share, under the layout TT_LAYOUT: `scalar`, which
// the shaders use, or another for comparison. Run by nobody: struct_layout_test.cpp reads the
// offsets that glslc wrote into it.
#version 450 core
#extension GL_GOOGLE_include_directive : require
#extension GL_EXT_scalar_block_layout : require

#include "renderer/shared/scene_data.h"
#include "renderer/vulkan/shaders/batch_layout.h"
#include "tests/parity/cases/case_io.h"

layout(TT_LAYOUT, set = 0, binding = 0) readonly buffer CameraDataBlock {
    CameraData all_cameradata[];
};
layout(TT_LAYOUT, set = 0, binding = 1) readonly buffer FloorDataBlock {
    FloorData all_floordata[];
};
layout(TT_LAYOUT, set = 0, binding = 2) readonly buffer SunDataBlock {
    SunData all_sundata[];
};
layout(TT_LAYOUT, set = 0, binding = 3) readonly buffer SpotDataBlock {
    SpotData all_spotdata[];
};
layout(TT_LAYOUT, set = 0, binding = 4) readonly buffer SceneDataBlock {
    SceneData all_scenedata[];
};
layout(TT_LAYOUT, set = 0, binding = 5) readonly buffer MaterialDataBlock {
    MaterialData all_materialdata[];
};
layout(TT_LAYOUT, set = 0, binding = 6) readonly buffer HitBlock {
    Hit all_hit[];
};
layout(TT_LAYOUT, set = 0, binding = 7) readonly buffer TriangleDataBlock {
    TriangleData all_triangledata[];
};
layout(TT_LAYOUT, set = 0, binding = 8) readonly buffer CaseInputBlock {
    CaseInput all_caseinput[];
};
layout(TT_LAYOUT, set = 0, binding = 9) readonly buffer CaseOutputBlock {
    CaseOutput all_caseoutput[];
};
layout(TT_LAYOUT, set = 0, binding = 10) readonly buffer ImageInputBlock {
    ImageInput all_imageinput[];
};
layout(TT_LAYOUT, set = 0, binding = 11) readonly buffer ImageCountsBlock {
    ImageCounts all_imagecounts[];
};
layout(TT_LAYOUT, set = 0, binding = 12) readonly buffer WaveSlotBlock {
    WaveSlot all_waveslot[];
};
layout(TT_LAYOUT, set = 0, binding = 13) readonly buffer SampleRecordBlock {
    SampleRecord all_samplerecord[];
};
layout(TT_LAYOUT, set = 0, binding = 14) readonly buffer FilmCellBlock {
    FilmCell all_filmcell[];
};
layout(TT_LAYOUT, set = 0, binding = 15) readonly buffer TextureDataBlock {
    TextureData all_texturedata[];
};
layout(TT_LAYOUT, set = 0, binding = 16) readonly buffer StageParametersBlock {
    StageParameters all_stageparameters[];
};
layout(TT_LAYOUT, set = 0, binding = 17) readonly buffer MapDataBlock {
    MapData all_mapdata[];
};
layout(TT_LAYOUT, set = 0, binding = 18) readonly buffer PropDataBlock {
    PropData all_propdata[];
};

layout(local_size_x = 8) in;

void main() {}
