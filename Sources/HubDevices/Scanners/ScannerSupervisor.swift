import HubCore
import HubRealtime
import HubUSB
import HubUnits

/// Keeps every scanner of the line taken up: one session with libusb, one driver a scanner.
///
/// **Thread**: hub-usb only, once the thread runs.
final class ScannerSupervisor {
  private let scanners: [ScannerDescription]
  private let drivers: [ScannerDriver]
  /// The place of each in the configuration.
  private let indices: [ScannerIndex]
  private let bindings: ScannerBindings
  /// The version of the bindings that the last look at the bus knew.
  private var bindingsSeen: UInt64 = 0
  private let stop: ScannerStop
  private var nextListing = MonotonicInstant.distantPast
  /// Plugs the kernel had and libusb did not, at the last slow listing.
  private var unknownBefore: Set<KernelPlug> = []
  /// Plugs a new session was made for; one that a new session does not find either is not made for again.
  private var renewedFor: Set<KernelPlug> = []
  /// This session was made because libusb missed something.
  private var isRenewed = false

  /// How often the list is read though nothing was told.
  ///
  /// **Source**: libusb issue 1571: without the kernel's message there is no hotplug event at all; 2 s is what a
  /// person waits before she plugs it again.
  private static var listingPeriod: Nanoseconds { .seconds(2) }
  /// The longest wait on the bus: how late a stop can be when its wake-up is lost.
  private static var longestWait: Nanoseconds { .milliseconds(500) }

  init(
    scanners: [ScannerDescription], outlet: ScanOutlet,
    cells: [SnapshotCell<ScannerStatus>], orders: [ScannerOrderCell], bindings: ScannerBindings,
    stop: ScannerStop
  ) {
    // Ports of the kernel's have threads of their own.
    let onUSB = scanners.indices.filter { scanners[$0].mode != .serial }
    self.scanners = onUSB.map { scanners[$0] }
    self.stop = stop
    self.bindings = bindings
    indices = onUSB.map { ScannerIndex($0) }
    drivers = onUSB.map { index in
      ScannerDriver(
        scanner: scanners[index], status: cells[index].makeWriter(),
        handover: ScanHandover(index: ScannerIndex(index), outlet: outlet, cell: orders[index]),
        output: ScannerOutput(
          cell: orders[index], readsWhileStanding: scanners[index].readsWhileStanding))
    }
  }

  /// Runs until a stop is asked for; then everything is given back.
  func run() {
    while !stop.isRequested {
      do {
        try runSession()
      } catch {
        let now = MonotonicClock.now()
        for driver in drivers { driver.lostUSB(error, at: now) }
        pause()
      }
    }
  }

  /// One session with libusb, until a stop, or until libusb is found to have missed something.
  private func runSession() throws(USBError) {
    let context = try USBContext()
    stop.attend(context.waker)
    nextListing = .distantPast
    unknownBefore = []
    let outcome = Result { () throws(USBError) in try serve(context) }
    let now = MonotonicClock.now()
    for driver in drivers { driver.leave(at: now, in: context) }
    stop.attend(nil)
    context.close()
    try outcome.get()
  }

  private func serve(_ context: borrowing USBContext) throws(USBError) {
    while !stop.isRequested {
      let now = MonotonicClock.now()
      let isTold = !context.takeHotplugNotes().isEmpty
      if isTold || now >= nextListing || bindings.version != bindingsSeen {
        let kernel = USBContext.kernelPlugs()
        let plugged = try context.devices().filter { $0.isListed(in: kernel) }
        let isFirst = nextListing == .distantPast
        list(plugged, byListing: isFirst ? isRenewed : !isTold, at: now, in: context)
        if !isTold, !isFirst, hasMissedPlug(kernel, plugged) {
          isRenewed = true
          return
        }
        nextListing = now + Self.listingPeriod
      }
      for driver in drivers { driver.turn(at: now, in: context) }
      try context.handleEvents(upTo: wait(from: MonotonicClock.now()))
    }
  }

  private func list(
    _ plugged: [USBDevice], byListing: Bool, at now: MonotonicInstant, in context: borrowing USBContext
  ) {
    let present = plugged.filter { device in !drivers.contains { $0.isGone(device, at: now) } }
    bindingsSeen = bindings.version
    let ports = bindings.ports
    let matching = ScannerMatching(
      scanners: scanners, plugged: present, held: drivers.map(\.heldDevice), bound: indices.map { ports[$0] })
    for (index, driver) in drivers.enumerated() {
      driver.matched(
        matching.devices[index], isTold: matching.isTold[index], isAmbiguous: matching.isAmbiguous[index],
        relative: matching.relatives[index],
        byListing: byListing, at: now, in: context)
    }
  }

  /// Whether the kernel has had a device for two slow listings that libusb does not know, and that could be ours:
  /// then only a new session finds it.
  private func hasMissedPlug(_ kernel: [KernelPlug], _ plugged: [USBDevice]) -> Bool {
    guard drivers.contains(where: { $0.heldDevice == nil }) else { return false }
    let vendors = Set(scanners.map(\.vendor))
    let unknown = Set(
      kernel.filter { plug in vendors.contains(plug.vendor) && !plugged.contains { $0.isPlug(plug) } })
    // What left may come back at the same address, 127 plugs later: then it is missed anew.
    renewedFor.formIntersection(kernel)
    let missed = unknown.intersection(unknownBefore).subtracting(renewedFor)
    unknownBefore = unknown
    renewedFor.formUnion(missed)
    return !missed.isEmpty
  }

  private func wait(from now: MonotonicInstant) -> Nanoseconds {
    var until = min(nextListing, now + Self.longestWait)
    for driver in drivers { if let due = driver.nextDue { until = min(until, due) } }
    return max(until - now, .zero)
  }

  /// Waits before libusb is tried again.
  private func pause() {
    let until = MonotonicClock.now() + Self.listingPeriod
    while !stop.isRequested, MonotonicClock.now() < until {
      MonotonicClock.sleep(until: min(until, MonotonicClock.now() + .milliseconds(50)))
    }
  }
}

extension USBDevice {
  /// Whether the kernel still has it; libusb's list keeps a device whose departure was not told.
  ///
  /// Without a list from the kernel (no /sys), libusb is believed.
  func isListed(in kernel: [KernelPlug]) -> Bool { kernel.isEmpty || kernel.contains(where: isPlug) }

  func isPlug(_ plug: KernelPlug) -> Bool { plug.port == port && plug.address == address }
}
