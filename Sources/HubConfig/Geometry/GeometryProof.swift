public import HubUnits

/// Why each lane can be decided in time: the distance there is, beside the distance that is needed.
///
/// A parcel must be known, looked up and decided before it reaches its lane's last decision point. That is
/// arithmetic on the file, so it is done before the line runs: a lane that fails is refused at load.
///
/// **Source**: DESIGN §6, FIELD D3.
public struct GeometryProof: Sendable, Hashable {
  /// The belt speed the proof is made for: nominal and 5 %, as far as drives hold it (FIELD D3).
  public let speed: BeltSpeed
  /// One a lane with a diverter, for its tightest scan point, in the order of the configuration.
  public let rows: [GeometryRow]
  /// One a link whose numbers were read well, in the order of the configuration.
  public let links: [LinkProof]
  /// One a serial line.
  public let serialLines: [SerialLoad]

  init(speed: BeltSpeed, rows: [GeometryRow], links: [LinkProof], serialLines: [SerialLoad]) {
    self.speed = speed
    self.rows = rows
    self.links = links
    self.serialLines = serialLines
  }

  public var isProved: Bool { rows.allSatisfy(\.isProved) }
}
