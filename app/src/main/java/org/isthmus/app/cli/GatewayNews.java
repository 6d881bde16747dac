package org.isthmus.app.cli;

import java.io.PrintWriter;
import java.util.Optional;
import org.isthmus.app.gateway.GatewayListener;
import org.isthmus.app.gateway.GatewayReport;
import org.isthmus.app.gateway.SideState;
import org.isthmus.app.gateway.status.SideWords;

/** Prints a line whenever a side of the gateway does something else than before, and one when it is ready. */
final class GatewayNews implements GatewayListener {

    private final PrintWriter out;
    private Optional<SideState> sip = Optional.empty();
    private Optional<SideState> xmpp = Optional.empty();

    GatewayNews(PrintWriter out) {
        this.out = out;
    }

    @Override
    public synchronized void changed(GatewayReport report) {
        boolean sipChanged = !sip.equals(Optional.of(report.sip()));
        boolean xmppChanged = !xmpp.equals(Optional.of(report.xmpp()));
        if (sipChanged) {
            out.println("SIP:  " + SideWords.of(report.sip()));
        }
        if (xmppChanged) {
            out.println("XMPP: " + SideWords.of(report.xmpp()));
        }
        if (report.isReady() && (sipChanged || xmppChanged)) {
            out.println("Ready: " + String.join(", ", report.sipDomains()) + " (SIP) and "
                    + String.join(", ", report.xmppDomains()) + " (XMPP) are joined. Ctrl-C stops.");
        }
        out.flush();
        sip = Optional.of(report.sip());
        xmpp = Optional.of(report.xmpp());
    }
}
