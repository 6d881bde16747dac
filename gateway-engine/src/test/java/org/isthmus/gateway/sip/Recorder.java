package org.isthmus.gateway.sip;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.isthmus.gateway.endpoint.Arrival;
import org.isthmus.gateway.endpoint.Contact;
import org.isthmus.gateway.endpoint.Endpoint;
import org.isthmus.gateway.endpoint.EndpointListener;
import org.isthmus.gateway.endpoint.EndpointState;
import org.isthmus.gateway.endpoint.Mailbox;
import org.isthmus.gateway.endpoint.SetupStep;
import org.isthmus.gateway.signal.Signal;

/** Writes down all that an endpoint says. */
final class Recorder implements EndpointListener {

    final List<Arrival> arrivals = new CopyOnWriteArrayList<>();
    final List<EndpointState> states = new CopyOnWriteArrayList<>();
    final List<SetupStep> steps = new CopyOnWriteArrayList<>();
    final List<List<Contact>> contacts = new CopyOnWriteArrayList<>();
    final List<Mailbox> mailboxes = new CopyOnWriteArrayList<>();
    volatile Consumer<Arrival> onArrival = Arrival::accept;

    @Override
    public void arrived(Endpoint endpoint, Arrival arrival) {
        arrivals.add(arrival);
        onArrival.accept(arrival);
    }

    @Override
    public void stateChanged(Endpoint endpoint, EndpointState state) {
        states.add(state);
    }

    @Override
    public void setupStep(Endpoint endpoint, SetupStep step) {
        steps.add(step);
    }

    @Override
    public void contactsChanged(Endpoint endpoint, List<Contact> list) {
        contacts.add(list);
    }

    @Override
    public void mailboxChanged(Endpoint endpoint, Mailbox mailbox) {
        mailboxes.add(mailbox);
    }

    <T extends Signal> List<T> signals(Class<T> type) {
        return arrivals.stream()
                .map(Arrival::signal)
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }
}
