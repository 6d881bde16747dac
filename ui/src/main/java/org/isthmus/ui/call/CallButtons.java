package org.isthmus.ui.call;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.FlowPane;
import org.isthmus.app.call.CallKey;
import org.isthmus.app.call.CallView;
import org.isthmus.app.call.Calls;
import org.isthmus.app.call.PictureSource;
import org.isthmus.ui.common.Icons;
import org.isthmus.ui.common.Words;
import org.kordamp.ikonli.feather.Feather;

/** What can be done with one call in the state that it has. FX thread. */
final class CallButtons extends FlowPane {

    private final Button accept;
    private final Button acceptVideo;
    private final Button decline;
    private final DeclineMenu declineMenu;
    private final ToggleButton mute;
    private final ToggleButton camera;
    private final ToggleButton screen;
    private final DeviceMenu devices;
    private final ToggleButton hold;
    private final ToggleButton record;
    private final ToggleButton keypad;
    private final Button transfer;
    private final Button merge;
    private final Button hangUp;

    /**
     * @param devices chooses what is spoken, heard and seen through
     * @param showKeypad told whether the keypad is to be seen
     * @param askTransfer asks where the call is to go
     * @param mergeAll lets all that talk hear each other
     */
    CallButtons(
            Words words,
            Calls calls,
            CallKey key,
            DeviceMenu devices,
            java.util.function.Consumer<Boolean> showKeypad,
            Runnable askTransfer,
            Runnable mergeAll) {
        super(12, 12);
        getStyleClass().add("call-buttons");
        accept = round(Feather.PHONE, words.get("accept"), "call-accept", "success");
        accept.setOnAction(click -> calls.answer(key, false));
        acceptVideo = round(Feather.VIDEO, words.get("accept.video"), "call-accept-video", "success");
        acceptVideo.setOnAction(click -> calls.answer(key, true));
        decline = round(Feather.PHONE_OFF, words.get("decline"), "call-decline", "danger");
        decline.setOnAction(click -> calls.decline(key));
        declineMenu = new DeclineMenu(words, calls, key);
        declineMenu.getStyleClass().addAll("call-button", "button-icon");
        mute = toggle(Feather.MIC_OFF, words.get("mute"), "call-mute");
        mute.setOnAction(click -> calls.mute(key, mute.isSelected()));
        camera = toggle(Feather.VIDEO, words.get("camera"), "call-camera");
        camera.setOnAction(click -> calls.camera(key, camera.isSelected()));
        screen = toggle(Feather.MONITOR, words.get("screen"), "call-screen");
        screen.setOnAction(click -> calls.screen(key, screen.isSelected()));
        this.devices = devices;
        hold = toggle(Feather.PAUSE, words.get("hold"), "call-hold");
        hold.setOnAction(click -> calls.hold(key, hold.isSelected()));
        record = toggle(Feather.DISC, words.get("record"), "call-record");
        record.setOnAction(click -> calls.record(key, record.isSelected()));
        keypad = toggle(Feather.GRID, words.get("keypad"), "call-keypad");
        keypad.setOnAction(click -> showKeypad.accept(keypad.isSelected()));
        transfer = round(Feather.PHONE_FORWARDED, words.get("transfer"), "call-transfer");
        transfer.setOnAction(click -> askTransfer.run());
        merge = round(Feather.USERS, words.get("merge"), "call-merge");
        merge.setOnAction(click -> mergeAll.run());
        hangUp = round(Feather.PHONE_OFF, words.get("hang.up"), "call-hang-up", "danger");
        hangUp.setOnAction(click -> calls.hangUp(key));
    }

    /** @param mergeable whether it could be merged with another call */
    void show(CallView call, boolean mergeable) {
        mute.setSelected(call.muted());
        camera.setSelected(call.picture().on() && !call.picture().shows(PictureSource.Kind.SCREEN));
        screen.setSelected(call.picture().shows(PictureSource.Kind.SCREEN));
        devices.show(call);
        hold.setSelected(call.held());
        boolean talks = call.state() instanceof CallView.Talking;
        hold.setDisable(!talks);
        keypad.setDisable(!talks);
        record.setDisable(!talks);
        record.setSelected(call.recorded());
        transfer.setDisable(!talks);
        List<Node> now = new ArrayList<>();
        if (call.rings()) {
            now.addAll(
                    call.video()
                            ? List.of(acceptVideo, accept, declineMenu, decline)
                            : List.of(accept, declineMenu, decline));
        } else {
            now.addAll(List.of(mute, devices, hold, keypad, record, transfer, hangUp));
            if (mergeable) {
                now.add(now.size() - 1, merge);
            }
            if (call.video() || talks) {
                now.addAll(1, List.of(camera, screen));
            }
        }
        if (!getChildren().equals(now)) {
            getChildren().setAll(now);
        }
    }

    private static Button round(Feather icon, String name, String id, String... styles) {
        Button button = Icons.button(icon, name, "call-button");
        button.setId(id);
        button.getStyleClass().addAll(styles);
        return button;
    }

    private static ToggleButton toggle(Feather icon, String name, String id) {
        ToggleButton button = Icons.toggle(icon, name, "call-button");
        button.setId(id);
        return button;
    }
}
