import HubBarcode
import HubConfig
import HubProtocol
import HubStore
import HubUnits

// What the cards do.
extension TerminalDesk {
  func act(
    _ card: OperatorCard, _ label: Barcode?, _ entry: TerminalEntry, by scanner: ScannerIndex
  ) async -> TerminalAnswer {
    switch card.action {
    case .openLane(let number): return await setLane(number, enabled: true, entry)
    case .closeLane(let number): return await setLane(number, enabled: false, entry)
    case .laneIsFull(let number): return await setLane(number, enabled: false, entry)
    case .closeBag(let lane):
      return await bag(entry) { (entry) async throws(StoreError) in
        try await store.closeBag(lane: lane, entry)
      }
    case .openBag(let lane):
      guard let label else { preconditionFailure("hub bug: a bag without its number") }
      return await openBag(label, at: lane, entry)
    case .parcelIsHere:
      guard let label else { preconditionFailure("hub bug: a parcel without its label") }
      return await foundByHand(label, entry)
    case .inspectionDone:
      guard let label else { preconditionFailure("hub bug: a parcel without its label") }
      return await inspected(label, entry)
    case .bindScanner(let name): return await bind(name, entry, by: scanner)
    }
  }

  private func setLane(_ number: Int, enabled: Bool, _ entry: TerminalEntry) async -> TerminalAnswer {
    // The card, the scanner and the instant: the same scan is the same command, a later one another.
    let call = SetLane(
      number: number, enabled: enabled, id: "\(entry.card ?? "") \(entry.scanner) \(entry.at.text)")
    do {
      try await commander.setLane(call, by: entry.who)
    } catch {
      return await written(.refused(error.forTerminals), entry)
    }
    return await written(.done, entry)
  }

  // MARK: bags and ULDs

  private func openBag(_ label: Barcode, at lane: Int, _ entry: TerminalEntry) async -> TerminalAnswer {
    do {
      if let parcel = try await desk.parcel(labelled: label) {
        return await written(
          .refused("this is the label of parcel \(parcel.serial.number), not a bag's number"), entry)
      }
    } catch {
      return failed(entry, error)
    }
    return await bag(entry) { (entry) async throws(StoreError) in
      try await store.openBag(label.text, lane: lane, entry)
    }
  }

  private func bag(
    _ entry: TerminalEntry, _ work: (TerminalEntry) async throws(StoreError) -> BagOutcome
  ) async -> TerminalAnswer {
    do {
      // The store writes the answer down with what it does.
      let outcome = try await work(entry)
      let answer = TerminalAnswer(kind: outcome.isDone ? .done : .refused, text: outcome.words)
      tell(entry, answer)
      return answer
    } catch {
      return failed(entry, error)
    }
  }

  // MARK: parcels

  /// A note, never an end: what the line saw of the parcel stays as it is.
  private func foundByHand(_ label: Barcode, _ entry: TerminalEntry) async -> TerminalAnswer {
    await note(label, entry, what: "foundByHand", text: "found by hand at \(entry.station ?? entry.scanner)")
  }

  /// Customs hears of it from the hub's IT; nothing is released here.
  private func inspected(_ label: Barcode, _ entry: TerminalEntry) async -> TerminalAnswer {
    await note(
      label, entry, mayBeOnBelt: false, what: "inspected",
      text: "inspection done at \(entry.station ?? entry.scanner); customs alone releases it")
  }

  private func note(
    _ label: Barcode, _ entry: TerminalEntry, mayBeOnBelt: Bool = true, what: String, text: String
  ) async -> TerminalAnswer {
    var entry = entry
    do {
      guard let parcel = try await desk.parcel(labelled: label) else {
        return await written(.refused("the line never saw a parcel with this label"), entry)
      }
      entry.serial = parcel.serial
      guard mayBeOnBelt || parcel.reason != nil else {
        return await written(.refused("parcel \(parcel.serial.number) is still on the belt"), entry)
      }
      let note = ParcelNote(
        serial: parcel.serial, at: entry.at, who: entry.who, what: what,
        text: "\(text), by scanner \(entry.scanner)")
      return await written(.done, entry, note: note)
    } catch {
      return failed(entry, error)
    }
  }

  // MARK: scanners

  /// The scanner that read its station's card is the one of that station.
  private func bind(_ name: String, _ entry: TerminalEntry, by scanner: ScannerIndex) async -> TerminalAnswer
  {
    let reader = line.scanners[scanner.int]
    guard let index = line.scanners.firstIndex(where: { $0.name == name }) else {
      return await written(.refused("there is no scanner \(name) in the line's file"), entry)
    }
    let target = line.scanners[index]
    guard target.isToldByCard, reader.isToldByCard else {
      let other = target.isToldByCard ? reader : target
      return await written(
        .refused("scanner \(other.name) is told by the line's file; cards are for 'station_card: on'"), entry)
    }
    guard target.vendor == reader.vendor, target.product == reader.product else {
      return await written(.refused("scanner \(name) is of another model than this one"), entry)
    }
    guard let port = seats.port(of: scanner) else {
      return await written(.refused("this scanner was unplugged meanwhile; scan the card again"), entry)
    }
    var entry = entry
    let answer = TerminalAnswer(kind: .done, text: "done: port \(port)")
    entry.answer = answer.text
    do {
      try await store.bind(scanner: name, port: port, entry)
    } catch {
      return failed(entry, error)
    }
    seats.bind(ScannerIndex(index), to: port)
    tell(entry, answer)
    return answer
  }
}

extension SorterError {
  /// Why a card's command was refused, for the audit.
  fileprivate var forTerminals: String {
    switch self {
    case .badArgument(_, let reason): reason
    case .unknownLane(let number): "there is no lane \(number)"
    case .storeUnavailable(let reason): "the journal cannot be written: \(reason)"
    case .coreSilent: "the core did not answer; look at the lane before it is scanned again"
    case .stopping: "hubd is stopping"
    case .notPermitted, .unknownParcel, .unknownCode, .resetRefused, .redirectRefused, .jogRefused,
      .unknownImport,
      .commandMismatch, .messageTooLong, .tooManyClients:
      "\(self)"
    }
  }
}
