package org.isthmus.gateway.sip.transport;

import java.io.IOException;
import java.net.InetAddress;
import javax.sip.ClientTransaction;
import javax.sip.ServerTransaction;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.isthmus.gateway.error.Failure;

/** A line without a socket. */
enum NowhereLine implements Line {
    INSTANCE;

    static final FlowEvents EVENTS = new FlowEvents() {
        @Override
        public void request(Request request, ServerTransaction transaction) {
            // Nothing comes from nowhere.
        }

        @Override
        public void response(ClientTransaction transaction, Response response) {
            // Nothing comes from nowhere.
        }

        @Override
        public void acknowledged(Request ack) {
            // Nothing comes from nowhere.
        }

        @Override
        public void late(Response response) {
            // Nothing comes from nowhere.
        }

        @Override
        public void timeout(ClientTransaction transaction) {
            // Nothing comes from nowhere.
        }

        @Override
        public void alive() {
            // Nothing comes from nowhere.
        }

        @Override
        public void closed(Failure why) {
            // It was never open.
        }
    };

    @Override
    public void write(byte[] message, InetAddress peer, int port) throws IOException {
        throw new IOException("This line leads nowhere.");
    }

    @Override
    public void probe() {
        // There is nobody to be missed.
    }

    @Override
    public void read(Inlet inlet) {
        // Nothing comes from nowhere.
    }

    @Override
    public void close() {
        // There is nothing to close.
    }
}
