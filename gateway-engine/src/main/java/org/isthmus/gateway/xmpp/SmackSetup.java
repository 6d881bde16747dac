package org.isthmus.gateway.xmpp;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.isthmus.gateway.xmpp.jingle.JingleIqProvider;
import org.jivesoftware.smack.SASLAuthentication;
import org.jivesoftware.smack.Smack;
import org.jivesoftware.smack.roster.Roster;
import org.jivesoftware.smack.xml.SmackXmlParser;
import org.jivesoftware.smackx.caps.EntityCapsManager;
import org.jivesoftware.smackx.disco.ServiceDiscoveryManager;
import org.jivesoftware.smackx.disco.packet.DiscoverInfo;
import org.jivesoftware.smackx.iqversion.VersionManager;
import org.jivesoftware.smackx.ping.PingManager;
import org.jxmpp.JxmppContext;
import org.jxmpp.jid.impl.JidCreate;
import org.jxmpp.stringprep.rocksxmppprecis.RocksXmppPrecisStringprep;

/** Sets the library up once for the whole program: it keeps these settings in static fields of its own. */
public final class SmackSetup {

    /** What this program is called, and its version, where a protocol asks. */
    public static final String PRODUCT = "Isthmus";

    public static final String VERSION = "0.1";

    private static final String CAPS_NODE = "https://isthmus.org";

    /** Parts of the library that would announce, or answer for, what the program does not do. */
    private static final List<String> NOT_STARTED = List.of(
            "org.jivesoftware.smackx.xhtmlim.XHTMLManager",
            "org.jivesoftware.smackx.mediaelement.MediaElementManager",
            "org.jivesoftware.smackx.muc.MultiUserChatManager",
            "org.jivesoftware.smackx.muc.bookmarkautojoin.MucBookmarkAutojoinManager",
            "org.jivesoftware.smackx.bytestreams.ibb.InBandBytestreamManager",
            "org.jivesoftware.smackx.bytestreams.socks5.Socks5BytestreamManager",
            "org.jivesoftware.smackx.filetransfer.FileTransferManager",
            "org.jivesoftware.smackx.iqlast.LastActivityManager",
            "org.jivesoftware.smackx.commands.AdHocCommandManager",
            "org.jivesoftware.smackx.privacy.PrivacyListManager",
            "org.jivesoftware.smackx.time.EntityTimeManager",
            "org.jivesoftware.smackx.vcardtemp.VCardManager",
            "org.jivesoftware.smackx.receipts.DeliveryReceiptManager",
            "org.jivesoftware.smackx.hoxt.HOXTManager",
            "org.jivesoftware.smackx.iot.data.IoTDataManager",
            "org.jivesoftware.smackx.iot.discovery.IoTDiscoveryManager",
            "org.jivesoftware.smackx.iot.provisioning.IoTProvisioningManager",
            "org.jivesoftware.smackx.httpfileupload.HttpFileUploadManager",
            "org.jivesoftware.smackx.eme.ExplicitMessageEncryptionManager",
            "org.jivesoftware.smackx.sid.StableUniqueStanzaIdManager",
            "org.jivesoftware.smackx.message_fastening.MessageFasteningManager");

    private SmackSetup() {}

    /**
     * Starts the set-up on a thread of its own (loading the library takes half a second) and returns at once. The limits of
     * the JDK's XML parser are read when the first parser is made, so they are set before this returns. To set it up again does
     * no harm.
     */
    public static CompletableFuture<Void> begin() {
        liftStreamLimits();
        CompletableFuture<Void> ready = new CompletableFuture<>();
        Thread.ofPlatform().name("xmpp-setup").daemon().start(() -> {
            try {
                load();
                ready.complete(null);
            } catch (RuntimeException | Error e) {
                ready.completeExceptionally(e);
            }
        });
        return ready;
    }

    /**
     * The parser counts over the life of a document, and a stream is one document: without this it ends after 100,000
     * escaped characters. The depth stays limited, for the parser's and our own stacks.
     */
    private static void liftStreamLimits() {
        System.setProperty("jdk.xml.maxGeneralEntitySizeLimit", "0");
        System.setProperty("jdk.xml.totalEntitySizeLimit", "0");
        System.setProperty("jdk.xml.maxElementDepth", "500");
    }

    private static synchronized void load() {
        System.setProperty("smack.disabledClasses", String.join(",", NOT_STARTED));
        Smack.getVersion();
        // Otherwise it is looked up again for every stanza, in a way that two threads cannot use at once.
        SmackXmlParser.setXmlPullParserFactory(SmackXmlParser.getXmlPullParserFactory());
        register(new ScramMechanism(ScramMechanism.SHA_512, 50));
        register(new ScramMechanism(ScramMechanism.SHA_256, 60));
        preparation();
        JingleIqProvider.register();
        Roster.setDefaultSubscriptionMode(Roster.SubscriptionMode.manual);
        Roster.setRosterLoadedAtLoginDefault(false);
        PingManager.setDefaultPingInterval(-1);
        VersionManager.setAutoAppendSmackVersion(false);
        VersionManager.setDefaultVersion(PRODUCT, VERSION);
        EntityCapsManager.setDefaultEntityNode(CAPS_NODE);
        ServiceDiscoveryManager.setDefaultIdentity(new DiscoverInfo.Identity("client", PRODUCT, "pc"));
    }

    private static void register(ScramMechanism mechanism) {
        if (!SASLAuthentication.isSaslMechanismRegistered(mechanism.getName())) {
            SASLAuthentication.registerSASLMechanism(mechanism);
        }
    }

    private static void preparation() {
        // The first JID runs a static initialiser of the library that would undo a setting made before it.
        JidCreate.fromOrThrowUnchecked("first@example.org/first");
        JxmppContext.setDefaultXmppStringprep(RocksXmppPrecisStringprep.INSTANCE);
    }
}
