// Mesa's llvmpipe gives an invocation 65,535 turns over all its loops, then ends each loop after
// one more, without a word (LP_MAX_TGSI_LOOP_ITERATIONS; Mesa 22.3). A ray may take a thousand
// turns through foliage, so a path on a bad model can get there, and its picture would lack
// triangles.

/// Whether loops of this invocation have ended early: asked at its end, with any number that the
/// compiler cannot know. A loop of five turns tells, for it ends early too.
bool loops_were_cut(uint unknown) {
    uint turns = 4U + min(unknown, 1U);
    uint done = 0U;
    for (uint i = 0U; i < turns; ++i) {
        done += 1U;
    }
    return done != turns;
}
