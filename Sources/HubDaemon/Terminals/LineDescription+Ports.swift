import HubConfig
import HubUnits

extension LineDescription {
  /// The kept ports of scanners that only a card tells; a scanner that is told otherwise by now needs none.
  func boundPorts(_ kept: [String: String]) -> [ScannerIndex: String] {
    var ports: [ScannerIndex: String] = [:]
    for (index, scanner) in scanners.enumerated() where scanner.isToldByCard {
      ports[ScannerIndex(index)] = kept[scanner.name]
    }
    return ports
  }
}
