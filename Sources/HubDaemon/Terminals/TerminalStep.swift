import HubBarcode
import HubUnits

/// What follows from a scan at a terminal.
enum TerminalStep: Hashable, Sendable {
  /// The same code again, at once: one intention.
  case repeated
  /// The label that belongs to the card is scanned next.
  case waits(OperatorCard)
  /// Another card came instead of the label.
  case forgotten(OperatorCard)
  case act(OperatorCard, label: Barcode?)
  /// `card` and `label` as they were read.
  case refused(card: String?, label: Barcode?, CardAction?, why: String)
}
