package org.isthmus.ui.settings;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import org.isthmus.ui.common.UiContext;
import org.isthmus.ui.common.Words;

/** Which version this is and on what terms it comes. */
final class AboutSection extends Section {

    private static final String LICENCE = "https://www.apache.org/licenses/LICENSE-2.0";

    AboutSection(UiContext context) {
        super(context.words(AboutSection.class).get("about"));
        Words words = context.words(AboutSection.class);
        Label version = new Label(version());
        version.setId("settings-version");
        row(words.get("about.version"), words.get("about.text"), version);
        Hyperlink licence = new Hyperlink(words.get("about.licence.name"));
        licence.setOnAction(_ -> context.navigator().browse(LICENCE));
        row(words.get("about.licence"), words.get("about.licence.text"), licence);
    }

    /** The version that the build wrote beside this class. */
    static String version() {
        Properties build = new Properties();
        try (InputStream in = AboutSection.class.getResourceAsStream("build.properties")) {
            if (in == null) {
                throw new IllegalStateException("The build has no build.properties.");
            }
            build.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return build.getProperty("version", "");
    }
}
