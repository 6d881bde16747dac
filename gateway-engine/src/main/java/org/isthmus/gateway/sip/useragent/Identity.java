package org.isthmus.gateway.sip.useragent;

import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.ListIterator;
import java.util.Optional;
import java.util.UUID;
import javax.sip.InvalidArgumentException;
import javax.sip.address.Address;
import javax.sip.address.SipURI;
import javax.sip.address.URI;
import javax.sip.header.ContactHeader;
import javax.sip.header.HeaderAddress;
import javax.sip.message.Message;
import org.isthmus.gateway.address.SipAddress;
import org.isthmus.gateway.endpoint.EndpointId;
import org.isthmus.gateway.sip.transport.Flow;
import org.isthmus.gateway.sip.transport.Wire;

/** Who the account is in the requests that it sends, and the requests themselves. Runs on the account's executor. */
public final class Identity {

    private final EndpointId id;
    private final SipAddress address;
    private final String displayName;
    private final Words words;
    private List<Address> serviceRoute = List.of();
    private Optional<String> publicHost = Optional.empty();
    private int publicPort;

    /** @param displayName shown to others, may be blank */
    public Identity(EndpointId id, SipAddress address, String displayName, Words words) {
        this.id = id;
        this.address = address;
        this.displayName = displayName;
        this.words = words;
    }

    public SipAddress address() {
        return address.bare();
    }

    public Words words() {
        return words;
    }

    /** The route that the registrar gave for requests outside of dialogs (RFC 3608). */
    public void setServiceRoute(List<Address> route) {
        serviceRoute = List.copyOf(route);
    }

    /** Where the server sees this side, when a NAT changes it (RFC 3581). */
    public void seenAt(String host, int port) {
        publicHost = Optional.of(host);
        publicPort = port;
    }

    public void forgetWhereSeen() {
        publicHost = Optional.empty();
    }

    /** A new request outside of dialogs, from the account to the address. */
    public Draft request(String method, SipAddress to) throws ParseException {
        return request(method, to, words.token(), words.token(), 1);
    }

    /** A request outside of dialogs that continues earlier ones. */
    public Draft request(String method, SipAddress to, String callId, String fromTag, long sequence)
            throws ParseException {
        URI target = words.uri(to);
        Address recipient = words.addresses().createAddress(words.uri(withoutGruu(to)));
        return new Draft(method, target, self(), fromTag, recipient, Optional.empty(), callId, sequence)
                .withRoutes(serviceRoute);
    }

    /** A dialog of the account's own that nobody has confirmed. */
    public Dialog dialog(SipAddress to, String callId, String tag) throws ParseException {
        Address recipient = words.addresses().createAddress(words.uri(withoutGruu(to)));
        return new Dialog(callId, tag, self(), recipient, words.uri(to));
    }

    /** The request that is to begin a dialog. */
    public Draft initial(Dialog dialog, String method) {
        return dialog.request(method).withRoutes(serviceRoute);
    }

    private static SipAddress withoutGruu(SipAddress to) {
        return to.parameters().isEmpty() ? to : to.bare();
    }

    /** The request that registers the account's flow. */
    public Draft register(String callId, String tag, long sequence) throws ParseException {
        SipURI registrar = words.addresses().createSipURI(null, ((SipURI) words.uri(address())).getHost());
        address().port().ifPresent(port -> setPort(registrar, port));
        Address self = words.addresses().createAddress(words.uri(address()));
        return new Draft("REGISTER", registrar, self, tag, self, Optional.empty(), callId, sequence);
    }

    private static void setPort(SipURI uri, int port) {
        uri.setPort(port);
    }

    public Address self() throws ParseException {
        Address self = words.addresses().createAddress(words.uri(address()));
        if (!displayName.isBlank()) {
            self.setDisplayName(
                    displayName.replaceAll("[\\p{Cntrl}\"\\\\]", " ").strip());
        }
        return self;
    }

    /** Where the account can be reached over the flow. */
    public ContactHeader contact(Flow flow) throws ParseException {
        SipURI uri = words.addresses()
                .createSipURI(((SipURI) words.uri(address())).getUser(), publicHost.orElse(flow.localHost()));
        uri.setPort(publicHost.isPresent() ? publicPort : flow.localPort());
        if (flow.hop().wire() != Wire.UDP) {
            uri.setTransportParam(flow.hop().wire().parameter());
        }
        return words.headers().createContactHeader(words.addresses().createAddress(uri));
    }

    /** The contact of a registration, with what makes it an outbound one where the registrar knows how (RFC 5626). */
    public ContactHeader registeredContact(Flow flow, boolean outbound, int expires) throws ParseException {
        ContactHeader contact = contact(flow);
        if (outbound) {
            ((SipURI) contact.getAddress().getURI()).setParameter("ob", null);
            contact.setParameter("reg-id", "1");
            contact.setParameter("+sip.instance", "\"<urn:uuid:" + instance() + ">\"");
        }
        try {
            contact.setExpires(expires);
        } catch (InvalidArgumentException e) {
            throw new ParseException("The contact cannot be written: " + e.getMessage(), 0);
        }
        return contact;
    }

    /** Stays the same for as long as the account exists, so that a new registration replaces the one that was lost. */
    private UUID instance() {
        return UUID.nameUUIDFromBytes(("isthmus:" + id + ":" + address).getBytes(StandardCharsets.UTF_8));
    }

    public static List<Address> addressesOf(Message message, String headerName) {
        List<Address> found = new ArrayList<>();
        ListIterator<?> headers = message.getHeaders(headerName);
        while (headers.hasNext()) {
            if (headers.next() instanceof HeaderAddress named) {
                found.add(named.getAddress());
            }
        }
        return found;
    }
}
