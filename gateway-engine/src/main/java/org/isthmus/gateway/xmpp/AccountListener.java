package org.isthmus.gateway.xmpp;

import java.util.List;
import org.isthmus.gateway.endpoint.Arrival;
import org.isthmus.gateway.endpoint.Contact;
import org.isthmus.gateway.endpoint.EndpointState;
import org.isthmus.gateway.endpoint.SetupStep;

/** What a session has to say to whoever uses the account. */
interface AccountListener {

    void arrived(Arrival arrival);

    void stateChanged(EndpointState state);

    void setupStep(SetupStep step);

    void contactsChanged(List<Contact> contacts);
}
