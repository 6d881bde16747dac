package org.isthmus.ui.bridge;

import java.util.Optional;
import javafx.geometry.Insets;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.isthmus.gateway.address.Network;
import org.isthmus.ui.common.NetworkMark;
import org.isthmus.ui.common.PresenceText;
import org.isthmus.ui.common.Texts;
import org.isthmus.ui.common.Words;

/** One column of the bay: a search field above, the sockets below. Knows where each socket is, shown or scrolled away. */
final class SocketListView extends VBox {

    static final double ROW = 56;

    /** From the inner edge of the column to the middle of the hole. */
    static final double JACK = 28;

    private final Network network;
    private final SocketColumn column;
    private final ListView<Socket> list;
    private final TextField search = new TextField();

    SocketListView(PatchBayModel model, Network network, Texts texts) {
        super(8);
        this.network = network;
        this.column = model.column(network);
        this.list = new ListView<>(column.shown());
        Words words = texts.of(SocketListView.class);
        PresenceText presence = new PresenceText(texts);
        getStyleClass().addAll("bay-column", NetworkMark.styleOf(network));
        Label title = new Label(words.get("column." + network));
        title.getStyleClass().add("bay-column-title");
        search.setPromptText(words.get("search." + network));
        search.setAccessibleText(words.get("search." + network));
        search.setId("bay-search-" + network);
        column.searchProperty().bind(search.textProperty());
        list.setId("bay-" + network);
        list.getStyleClass().add("bay-list");
        list.setFixedCellSize(ROW);
        list.setCellFactory(_ -> new SocketCell(model, network, words, presence));
        list.setAccessibleText(words.get("list." + network));
        Label nobody = new Label(words.get("nobody." + network));
        nobody.getStyleClass().add("text-muted");
        nobody.setWrapText(true);
        list.setPlaceholder(nobody);
        VBox.setVgrow(list, Priority.ALWAYS);
        VBox.setMargin(search, new Insets(0, 12, 0, 12));
        getChildren().addAll(title, search, list);
    }

    Network network() {
        return network;
    }

    ListView<Socket> list() {
        return list;
    }

    /** Where the middle of a socket's hole is, in the coordinates of an ancestor; empty when the search hides the socket. */
    Optional<Place> place(Socket.Id id, Node ancestor) {
        int row = column.row(id);
        if (row < 0 || !(list.lookup(".virtual-flow") instanceof VirtualFlow<?> flow)) {
            return Optional.empty();
        }
        IndexedCell<?> first = flow.getFirstVisibleCell();
        if (first == null) {
            return Optional.empty();
        }
        double inside = first.getLayoutY() + (row - first.getIndex() + 0.5) * ROW;
        double x = network == Network.SIP ? list.getWidth() - JACK : JACK;
        double height = list.getHeight();
        double clamped = Math.clamp(inside, 0, Math.max(0, height));
        Point2D at = inAncestor(new Point2D(x, clamped), ancestor);
        int beyond = inside < 0 ? -1 : inside > height ? 1 : 0;
        return Optional.of(new Place(at.getX(), at.getY(), beyond));
    }

    /** The socket under a point of the scene. */
    Optional<Socket> at(double sceneX, double sceneY) {
        Point2D inside = list.sceneToLocal(sceneX, sceneY);
        if (inside == null
                || !list.contains(inside)
                || !(list.lookup(".virtual-flow") instanceof VirtualFlow<?> flow)) {
            return Optional.empty();
        }
        IndexedCell<?> first = flow.getFirstVisibleCell();
        if (first == null) {
            return Optional.empty();
        }
        int row = first.getIndex() + (int) Math.floor((inside.getY() - first.getLayoutY()) / ROW);
        return row >= 0 && row < column.shown().size()
                ? Optional.of(column.shown().get(row))
                : Optional.empty();
    }

    private Point2D inAncestor(Point2D inList, Node ancestor) {
        return ancestor.sceneToLocal(list.localToScene(inList));
    }

    /**
     * Where a socket is.
     *
     * @param beyond -1 when it is scrolled away above, 1 when below, 0 when it is in sight
     */
    record Place(double x, double y, int beyond) {}
}
