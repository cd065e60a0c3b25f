/// The methods of `io.hubd.Sorter`, by their names on the wire.
public enum SorterMethod: String, CaseIterable, Hashable, Sendable {
  case getState = "GetState"
  case watch = "Watch"
  case why = "Why"
  case getHealth = "GetHealth"
  case diagnose = "Diagnose"
  case setLane = "SetLane"
  case redirect = "Redirect"
  case hold = "Hold"
  case resetHold = "ResetHold"
  case beginManifestImport = "BeginManifestImport"
  case addManifestRows = "AddManifestRows"
  case commitManifestImport = "CommitManifestImport"
  case abortManifestImport = "AbortManifestImport"
  case lookUpManifest = "LookUpManifest"
  case setCustoms = "SetCustoms"
  case getCustoms = "GetCustoms"
  case readEvents = "ReadEvents"
  case acknowledgeEvents = "AcknowledgeEvents"
  case getReport = "GetReport"
  case readIO = "ReadIO"
  case writeIO = "WriteIO"
  case jogOutput = "JogOutput"
  case tryDiverter = "TryDiverter"

  /// The name with its interface, as a call carries it.
  public var qualifiedName: String { SorterInterface.name + "." + rawValue }

  /// The method of a qualified name, or nil.
  public init?(qualifiedName: String) {
    let prefix = SorterInterface.name + "."
    guard qualifiedName.hasPrefix(prefix) else { return nil }
    self.init(rawValue: String(qualifiedName.dropFirst(prefix.count)))
  }

  /// The least role that may call it.
  public var neededRole: SocketRole {
    switch self {
    case .getState, .watch, .why, .getHealth, .diagnose, .lookUpManifest, .getCustoms, .readEvents,
      .getReport, .readIO:
      .reader
    case .setLane, .redirect, .hold, .resetHold, .beginManifestImport, .addManifestRows,
      .commitManifestImport,
      .abortManifestImport, .setCustoms, .acknowledgeEvents:
      .operator
    case .writeIO, .jogOutput, .tryDiverter: .engineer
    }
  }
}
