package org.isthmus.gateway.xmpp.jingle;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jivesoftware.smack.packet.IQ;
import org.jivesoftware.smack.packet.IqData;
import org.jivesoftware.smack.packet.XmlEnvironment;
import org.jivesoftware.smack.provider.IqProvider;
import org.jivesoftware.smack.provider.ProviderManager;
import org.jivesoftware.smack.xml.XmlPullParser;
import org.jivesoftware.smack.xml.XmlPullParserException;
import org.jxmpp.JxmppContext;

/** The question which services outside XMPP a server knows, and its answer (XEP-0215 section 3.1). */
final class ExternalServicesIq extends IQ {

    private static final String ELEMENT = "services";
    private static final String NAMESPACE = "urn:xmpp:extdisco:2";
    private static final String SERVICE = "service";
    private static final int MOST_SERVICES = 50;

    private final List<Service> services;

    /**
     * One service, as the server says it.
     *
     * @param port empty where the server leaves it to the protocol
     * @param transport such as {@code udp}; empty where the server does not say
     */
    record Service(
            String type,
            String host,
            Optional<String> port,
            Optional<String> transport,
            Optional<String> user,
            Optional<String> password) {

        /** Leaves the password out. */
        @Override
        public String toString() {
            return type + " " + host;
        }
    }

    /** The question. */
    ExternalServicesIq() {
        this(List.of());
    }

    private ExternalServicesIq(List<Service> services) {
        super(ELEMENT, NAMESPACE);
        setType(Type.get);
        this.services = List.copyOf(services);
    }

    /** For the whole program. */
    static void register() {
        ProviderManager.addIQProvider(ELEMENT, NAMESPACE, new Provider());
    }

    List<Service> services() {
        return services;
    }

    @Override
    protected IQChildElementXmlStringBuilder getIQChildElementBuilder(IQChildElementXmlStringBuilder out) {
        if (services.isEmpty()) {
            out.setEmptyElement();
            return out;
        }
        out.rightAngleBracket();
        for (Service service : services) {
            out.halfOpenElement(SERVICE)
                    .attribute("type", service.type())
                    .attribute("host", service.host())
                    .optAttribute("port", service.port().orElse(null))
                    .optAttribute("transport", service.transport().orElse(null))
                    .optAttribute("username", service.user().orElse(null))
                    .optAttribute("password", service.password().orElse(null))
                    .closeEmptyElement();
        }
        return out;
    }

    private static final class Provider extends IqProvider<ExternalServicesIq> {

        @Override
        public ExternalServicesIq parse(
                XmlPullParser parser, int depth, IqData data, XmlEnvironment outer, JxmppContext context)
                throws XmlPullParserException, IOException {
            List<Service> services = new ArrayList<>();
            XmlPullParser.Event event = parser.next();
            while (event != XmlPullParser.Event.END_ELEMENT || parser.getDepth() != depth) {
                if (event == XmlPullParser.Event.START_ELEMENT
                        && parser.getName().equals(SERVICE)
                        && services.size() < MOST_SERVICES) {
                    services.add(service(parser));
                }
                event = parser.next();
            }
            return new ExternalServicesIq(services);
        }

        private static Service service(XmlPullParser parser) {
            return new Service(
                    attribute(parser, "type").orElse(""),
                    attribute(parser, "host").orElse(""),
                    attribute(parser, "port"),
                    attribute(parser, "transport"),
                    attribute(parser, "username"),
                    attribute(parser, "password"));
        }

        private static Optional<String> attribute(XmlPullParser parser, String name) {
            return Optional.ofNullable(parser.getAttributeValue(name)).filter(value -> !value.isEmpty());
        }
    }
}
