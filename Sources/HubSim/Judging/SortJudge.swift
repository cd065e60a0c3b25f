/// Compares where parcels really are with what the journal says, parcel by parcel.
///
/// It stands outside the code it judges: it knows parcels by when they passed an eye, by the belt's own record, and
/// never takes the journal's word for who is who.
public struct SortJudge: Sendable {
  /// The numbers of the lanes through which parcels leave.
  private let releaseLanes: Set<Int>

  public init(releaseLanes: Set<Int>) { self.releaseLanes = releaseLanes }

  public func judge(_ parcels: [JudgedParcel], against rows: [JournalRow]) -> SortVerdict {
    var verdict = SortVerdict()
    verdict.rows = match(parcels, rows, &verdict)
    for parcel in parcels {
      verdict.lanes[parcel.lane, default: 0] += 1
      judgePlace(parcel, &verdict)
      judgeStory(parcel, verdict.rows[parcel.number] ?? [], &verdict)
    }
    return verdict
  }

  // MARK: Who is who

  private func match(
    _ parcels: [JudgedParcel], _ rows: [JournalRow], _ verdict: inout SortVerdict
  ) -> [Int: [JournalRow]] {
    var sightings = Sightings(of: parcels)
    var owners: [Int: Int] = [:]
    // Inductions first: they are surest. Then what is known by the lane it ended in, then what was seen on the way.
    sightings.assign(rows.indices, to: &owners) { index, sighting in
      let row = rows[index]
      return row.origin == "inducted" && row.induction == sighting.induction ? row.inductedAt : nil
    }
    sightings.assign(rows.indices, to: &owners) { index, sighting in
      sighting.lane != nil && sighting.lane == rows[index].lane ? rows[index].endedAt : nil
    }
    sightings.assign(rows.indices, to: &owners) { index, _ in
      rows[index].induction == nil ? rows[index].inductedAt : nil
    }
    var matched: [Int: [JournalRow]] = [:]
    for (index, row) in rows.enumerated() {
      if let parcel = owners[index] {
        matched[parcel, default: []].append(row)
      } else {
        verdict.withoutParcel.append(.init(parcel: nil, text: "no parcel was there: \(words(row))"))
      }
    }
    return matched
  }

  // MARK: Where it is

  private func judgePlace(_ parcel: JudgedParcel, _ verdict: inout SortVerdict) {
    guard releaseLanes.contains(parcel.lane) else { return }
    if !parcel.isCleared {
      verdict.heldInReleaseLane.append(
        .init(parcel: parcel.number, text: "\(words(parcel)) is not cleared and lies in lane \(parcel.lane)"))
    }
    if !parcel.allowed.contains(parcel.lane) {
      let wanted = parcel.allowed.sorted().map(String.init).joined(separator: " or ")
      verdict.wrongLane.append(
        .init(
          parcel: parcel.number,
          text: "\(words(parcel)) lies in lane \(parcel.lane); it belongs in "
            + (wanted.isEmpty ? "no release lane" : "lane \(wanted)")))
    }
  }

  // MARK: What is told of it

  private func judgeStory(_ parcel: JudgedParcel, _ rows: [JournalRow], _ verdict: inout SortVerdict) {
    func blame(_ text: String) {
      verdict.unaccounted.append(.init(parcel: parcel.number, text: "\(words(parcel)): \(text)"))
    }
    // What was flushed at a restart may be seen again: then the later row tells the end.
    guard let telling = rows.last(where: { $0.lane != nil }) ?? rows.last else {
      blame("no row in the journal; it passed \(parcel.passings.count) eyes and lies in lane \(parcel.lane)")
      return
    }
    verdict.reasons[telling.reason ?? "(none)", default: 0] += 1
    for row in rows {
      if let fault = fault(of: row, parcel) {
        blame(fault + ": \(words(row))")
        return
      }
    }
  }

  private func fault(of row: JournalRow, _ parcel: JudgedParcel) -> String? {
    guard let reason = row.reason else { return "its row has no end" }
    if let lane = row.lane, lane != parcel.lane {
      return "it lies in lane \(parcel.lane), the row says \(lane)"
    }
    if reason == "sorted", row.lane == nil { return "sorted, but into no lane" }
    if let code = row.code, let printed = parcel.code, Self.key(code) != Self.key(printed) {
      return "another parcel's code was joined to it"
    }
    if row.code != nil, parcel.code == nil {
      return "a code was joined to it though nothing on it can be read"
    }
    return nil
  }

  /// An SSCC with and without its application identifier is one code.
  private static func key(_ code: String) -> String {
    code.utf8.count == 20 && code.hasPrefix("00") ? String(code.dropFirst(2)) : code
  }

  private func words(_ parcel: JudgedParcel) -> String {
    "parcel \(parcel.number) (\(parcel.code ?? "unreadable"))"
  }

  private func words(_ row: JournalRow) -> String {
    "serial \(row.serial), \(row.origin) \(row.induction ?? "on the way"), code \(row.code ?? "none"), "
      + "reason \(row.reason ?? "none"), lane \(row.lane.map(String.init) ?? "none")"
  }
}
