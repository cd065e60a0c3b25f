import HubRealtime
import HubUnits

// Scanners on serial ports of the kernel's.
extension ScannerThread {
  static func ports(
    of scanners: [ScannerDescription], cells: [SnapshotCell<ScannerStatus>], orders: [ScannerOrderCell],
    outlet: ScanOutlet, policy: RealtimePolicy
  ) -> [SerialScannerThread] {
    scanners.indices.filter { scanners[$0].mode == .serial }.map { index in
      let scanner = SerialScanner(
        scanner: scanners[index], status: cells[index].makeWriter(),
        handover: ScanHandover(index: ScannerIndex(index), outlet: outlet, cell: orders[index]),
        output: ScannerOutput(cell: orders[index], readsWhileStanding: scanners[index].readsWhileStanding))
      return SerialScannerThread(SerialScannerWork(scanner), number: index, policy: policy)
    }
  }
}
