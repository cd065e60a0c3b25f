import HubUnits

/// Holds a line as it was written against itself: everything that is wrong only because of something else.
///
/// Each check looks only at values that were read well, so one slip is told once.
struct LineCheck {
  let line: LineDraft
  let problems: ProblemCollector

  func run() {
    checkLimits()
    checkDoubleNames()
    checkDoubleAddresses()
    checkScanners()
    checkStationCards()
    checkTerminals()
    checkLinks()
    checkWires()
    checkDevices()
    checkOutputRegisters()
    checkPoints()
    checkLinkTimes(line.links.indices.map { LinkProof($0, of: line) })
    checkBelt()
    checkLoop()
    checkEncoderFault()
    checkLaneKinds()
    checkPositions()
    checkDiverters()
    checkMailboxes()
    checkSections()
    checkWindows()
    checkTimes()
    checkSmallestGap()
    checkCodes()
    checkPlan()
  }

  /// How a place is called in a message about another one: `lanes[3].diverter.coil (line 88)`.
  func reference(_ place: Place) -> String { "\(place.path) (line \(place.line))" }
}
