package org.isthmus.app.lab.phone;

import org.isthmus.media.AudioPort;

/** Says a second later what it heard. */
final class Parrot implements AudioPort {

    private final short[] heard = new short[RATE];
    private int writing;
    private int reading;
    private int waiting;

    @Override
    public synchronized void read(short[] frame) {
        boolean ready = waiting >= heard.length - frame.length;
        for (int i = 0; i < frame.length; i++) {
            frame[i] = ready ? heard[reading] : 0;
            if (ready) {
                reading = (reading + 1) % heard.length;
                waiting--;
            }
        }
    }

    @Override
    public synchronized void write(short[] samples, int count) {
        for (int i = 0; i < count; i++) {
            heard[writing] = samples[i];
            writing = (writing + 1) % heard.length;
            if (waiting < heard.length) {
                waiting++;
            } else {
                reading = writing;
            }
        }
    }

    @Override
    public void close() {
        // Nothing is open.
    }
}
