import HubSim

/// What a run of the world was asked to be.
struct WorldOptions {
  var config: String
  var parcels: Int
  var seed: UInt64
  var perHour: Int64
  var faults: Set<FaultKind>
  var kills: Int
  /// Nil when the journal shall not be compared.
  var journal: String?
  var report: String?
  var manifestOut: String?
  var whenReady: String?
  /// Where the daemon's own output goes.
  var daemonLog: String
  var headless: Bool
  /// The folder for what only this run needs.
  var folder: String
  var command: [String]
}
