import HubCore
import HubUnits

extension LineDescription {
  /// The checked line as tables.
  ///
  /// **Precondition**: the draft has no problems.
  init(_ line: LineDraft, file: String, geometry: GeometryProof) {
    let tables = TableMaking(line: line, proofs: geometry.links)
    self.init(
      file: file, name: line.name.value, realtime: line.realtime.value,
      links: line.links.indices.map(tables.link),
      scanners: line.scanners.enumerated().map { index, draft in
        ScannerDescription(draft: draft, isAtTerminal: line.terminals.contains { $0.scanner.value == index })
      },
      terminals: line.terminals.map { TerminalDescription(draft: $0, of: line) },
      keyRules: tables.keyRules(),
      inductionNames: line.inductions.map(\.name.value), eyeNames: line.eyes.map(\.name),
      laneNames: line.lanes.map(\.name.value), groupNames: line.groups.map(\.name.value),
      ruleNames: line.rules.map(\.name.value), planVersion: line.planVersion.value, lookup: line.lookup.value,
      socketPath: line.socket?.value ?? "/run/hubd/\(line.name.value).sock",
      journalDirectory: line.journal?.value ?? "/var/lib/hubd/\(line.name.value)", geometry: geometry,
      tables: CoreTables(plan: tables.corePlan()))
  }
}

extension ScannerDescription {
  /// - Parameter isAtTerminal: cards are scanned with it, also while the line stands.
  fileprivate init(draft: ScannerDraft, isAtTerminal: Bool) {
    self.init(
      name: draft.name.value, mode: draft.mode.value, vendor: draft.vendor.value,
      product: draft.product.value,
      serial: draft.serial?.value, port: draft.port?.value, layout: draft.layout?.value,
      terminator: draft.terminator?.value, hasAIMPrefix: draft.hasAIMPrefix.value,
      isToldByCard: draft.hasStationCard.value)
    prefix = draft.prefix.map { Array($0.value.utf8) } ?? []
    codeIDs = draft.codeIDs?.value
    readsWhileStanding = isAtTerminal
    commands = draft.commands?.value
    if mode == .serial, let tty = draft.tty {
      device = tty.device.value
      line = SerialLineSettings(speed: tty.speed.value, format: tty.format.value)
    }
  }
}

extension TerminalDescription {
  fileprivate init(draft: TerminalDraft, of line: LineDraft) {
    self.init(
      name: draft.name.value, scanner: ScannerIndex(draft.scanner.value),
      rights: Set(draft.rights.map(\.value)),
      lanes: draft.lanes.map { lanes in Set(lanes.map { line.lanes[$0.value].number.value }) },
      labelWithin: draft.labelWithin.value)
  }
}
