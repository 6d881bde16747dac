package org.isthmus.gateway.xmpp.component;

import java.util.SplittableRandom;

/** Makes stanzas that are wrong in one of many ways; the same seed makes the same ones. */
final class MalformedStanzas {

    private final SplittableRandom random;
    private final BrokenXml broken;
    private final WrongStanzas wrong;

    MalformedStanzas(long seed) {
        random = new SplittableRandom(seed);
        broken = new BrokenXml(random);
        wrong = new WrongStanzas(random);
    }

    Malformed next() {
        return random.nextBoolean() ? broken.get() : wrong.get();
    }
}
