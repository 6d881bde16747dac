package org.isthmus.ui.settings;

import atlantafx.base.controls.ToggleSwitch;
import org.isthmus.app.settings.Settings;
import org.isthmus.ui.common.UiContext;
import org.isthmus.ui.common.Words;

/** What others learn about the person. */
final class PrivacySection extends Section {

    PrivacySection(UiContext context) {
        super(context.words(PrivacySection.class).get("privacy"));
        Words words = context.words(PrivacySection.class);
        Settings settings = context.client().settings();
        ToggleSwitch receipts = new ToggleSwitch();
        receipts.setId("settings-receipts");
        receipts.setSelected(settings.get().sendReadReceipts());
        receipts.selectedProperty()
                .addListener((_, _, on) -> settings.set(settings.get().withSendReadReceipts(on)));
        row(words.get("privacy.read"), words.get("privacy.read.why"), receipts);
        ToggleSwitch typing = new ToggleSwitch();
        typing.setId("settings-typing");
        typing.setSelected(settings.get().sendTyping());
        typing.selectedProperty()
                .addListener((_, _, on) -> settings.set(settings.get().withSendTyping(on)));
        row(words.get("privacy.typing"), words.get("privacy.typing.why"), typing);
    }
}
