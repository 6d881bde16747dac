package org.isthmus.media.g722;

import static org.isthmus.media.g722.Tables.limit;

/** The band below 4 kHz: six bits a sample (G.722 blocks 1L to 5L). */
final class LowBand {

    private final Predictor predictor = new Predictor();
    private int scale = 32;
    private int logScale;

    int encode(int sample) {
        int wrongBy = limit(sample - predictor.guess());
        int size = wrongBy >= 0 ? wrongBy : -(wrongBy + 1);
        int step = 1;
        while (step < 30 && size >= (Tables.Q6[step] * scale) >> 12) {
            step++;
        }
        int code = wrongBy < 0 ? Tables.ILN[step] : Tables.ILP[step];
        adapt(code >> 2);
        return code;
    }

    int decode(int code) {
        int sample = predictor.guess() + ((scale * Tables.QM6[code]) >> 15);
        adapt(code >> 2);
        return Math.clamp(sample, -16384, 16383);
    }

    /** Both sides adapt by the four upper bits alone, so that the lower ones can carry data. */
    private void adapt(int upper) {
        int learned = (scale * Tables.QM4[upper]) >> 15;
        logScale = Math.clamp(((logScale * 127) >> 7) + Tables.WL[Tables.RL42[upper]], 0, 18432);
        int shift = 8 - (logScale >> 11);
        int mantissa = Tables.ILB[(logScale >> 6) & 31];
        scale = (shift < 0 ? mantissa << -shift : mantissa >> shift) << 2;
        predictor.learn(learned);
    }
}
