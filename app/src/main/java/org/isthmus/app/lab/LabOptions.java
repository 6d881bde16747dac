package org.isthmus.app.lab;

/**
 * Where the lab's servers listen, always on 127.0.0.1.
 *
 * @param xmppPort 0 for any free port
 * @param sipPort 0 for any free port; UDP and TCP
 */
public record LabOptions(int xmppPort, int sipPort) {

    public static LabOptions freePorts() {
        return new LabOptions(0, 0);
    }
}
