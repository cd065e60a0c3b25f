public import HubBarcode
public import HubUnits

/// What happens while somebody listens to a scanner.
public enum TapEvent: Sendable {
  /// It was taken up; from here on its reports come.
  case listening(TappedScanner)
  case report(SentReport)
  /// Nothing came for a moment; also the time to look at signals.
  case quiet(MonotonicInstant)
}
