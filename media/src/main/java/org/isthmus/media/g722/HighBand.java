package org.isthmus.media.g722;

import static org.isthmus.media.g722.Tables.limit;

/** The band from 4 kHz on: two bits a sample (G.722 blocks 1H to 5H). */
final class HighBand {

    private final Predictor predictor = new Predictor();
    private int scale = 8;
    private int logScale;

    int encode(int sample) {
        int wrongBy = limit(sample - predictor.guess());
        int size = wrongBy >= 0 ? wrongBy : -(wrongBy + 1);
        boolean far = size >= (564 * scale) >> 12;
        int code = wrongBy < 0 ? (far ? 0 : 1) : far ? 2 : 3;
        adapt(code);
        return code;
    }

    int decode(int code) {
        int sample = predictor.guess() + ((scale * Tables.QM2[code]) >> 15);
        adapt(code);
        return Math.clamp(sample, -16384, 16383);
    }

    private void adapt(int code) {
        int learned = (scale * Tables.QM2[code]) >> 15;
        logScale = Math.clamp(((logScale * 127) >> 7) + Tables.WH[Tables.RH2[code]], 0, 22528);
        int shift = 10 - (logScale >> 11);
        int mantissa = Tables.ILB[(logScale >> 6) & 31];
        scale = (shift < 0 ? mantissa << -shift : mantissa >> shift) << 2;
        predictor.learn(learned);
    }
}
