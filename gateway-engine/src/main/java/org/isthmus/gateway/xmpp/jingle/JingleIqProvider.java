package org.isthmus.gateway.xmpp.jingle;

import java.io.IOException;
import org.jivesoftware.smack.packet.IqData;
import org.jivesoftware.smack.packet.XmlEnvironment;
import org.jivesoftware.smack.provider.IqProvider;
import org.jivesoftware.smack.provider.ProviderManager;
import org.jivesoftware.smack.util.PacketParserUtils;
import org.jivesoftware.smack.xml.XmlPullParser;
import org.jivesoftware.smack.xml.XmlPullParserException;
import org.jxmpp.JxmppContext;

/** Keeps Jingle elements whole. The library's own reader fails on {@code <group/>}, and with it the caller waits in vain. */
public final class JingleIqProvider extends IqProvider<JingleIq> {

    private JingleIqProvider() {}

    /** Takes the place of the library's own reader, and adds what it does not know, for the whole program. */
    public static void register() {
        ExternalServicesIq.register();
        ProviderManager.addIQProvider(JingleIq.ELEMENT, JingleIq.NAMESPACE, new JingleIqProvider());
    }

    @Override
    public JingleIq parse(XmlPullParser parser, int depth, IqData data, XmlEnvironment outer, JxmppContext context)
            throws XmlPullParserException, IOException {
        return new JingleIq(PacketParserUtils.parseElement(parser, true).toString());
    }
}
