package ai.extraly.engine.invoice.items;

import ai.extraly.engine.page.Box;

/** A column: what it holds and where its header stands. */
public record Column(Role role, Box box) {

    /** How far a cell is from standing under the header: left, right or centre aligned, whichever is nearest. */
    double distance(Box cell) {
        double left = Math.abs(cell.left() - box.left());
        double right = Math.abs(cell.right() - box.right());
        double centre = Math.abs(cell.centreX() - box.centreX());
        double inside = cell.left() >= box.left() - 1 && cell.right() <= box.right() + 1 ? 0 : Double.MAX_VALUE;
        return Math.min(Math.min(left, right), Math.min(centre, inside));
    }
}
