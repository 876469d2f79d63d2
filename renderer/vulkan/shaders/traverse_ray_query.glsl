// Traversal by the device's own ray queries. Candidates are offered one by one only when a
// primitive must be skipped; otherwise the hardware decides alone.
#extension GL_EXT_ray_query : require

layout(set = 1, binding = 7) uniform accelerationStructureEXT scene_structure;

bool sh_trace(vec3 origin, vec3 direction, float t_max, uint skip, out Hit hit) {
    uint flags = skip == kNoPrimitive ? gl_RayFlagsOpaqueEXT : gl_RayFlagsNoOpaqueEXT;
    rayQueryEXT query;
    rayQueryInitializeEXT(query, scene_structure, flags, 0xFFU, origin, 0.0F, direction, t_max);
    while (rayQueryProceedEXT(query)) {
        if (uint(rayQueryGetIntersectionPrimitiveIndexEXT(query, false)) != skip) {
            rayQueryConfirmIntersectionEXT(query);
        }
    }
    hit.t = t_max;
    hit.primitive = kNoPrimitive;
    hit.b1 = 0.0F;
    hit.b2 = 0.0F;
    if (rayQueryGetIntersectionTypeEXT(query, true) == gl_RayQueryCommittedIntersectionNoneEXT) {
        return false;
    }
    vec2 weights = rayQueryGetIntersectionBarycentricsEXT(query, true);
    hit.t = rayQueryGetIntersectionTEXT(query, true);
    hit.primitive = uint(rayQueryGetIntersectionPrimitiveIndexEXT(query, true));
    hit.b1 = weights.x;
    hit.b2 = weights.y;
    return true;
}

bool sh_blocked(vec3 origin, vec3 direction, float t_max, uint skip) {
    uint flags = gl_RayFlagsTerminateOnFirstHitEXT |
                 (skip == kNoPrimitive ? gl_RayFlagsOpaqueEXT : gl_RayFlagsNoOpaqueEXT);
    rayQueryEXT query;
    rayQueryInitializeEXT(query, scene_structure, flags, 0xFFU, origin, 0.0F, direction, t_max);
    while (rayQueryProceedEXT(query)) {
        if (uint(rayQueryGetIntersectionPrimitiveIndexEXT(query, false)) != skip) {
            rayQueryConfirmIntersectionEXT(query);
        }
    }
    return rayQueryGetIntersectionTypeEXT(query, true) != gl_RayQueryCommittedIntersectionNoneEXT;
}
