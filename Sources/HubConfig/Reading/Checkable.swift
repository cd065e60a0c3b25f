/// Something that was read well or not; cross-checks look only at what was read well.
protocol Checkable {
  var isSound: Bool { get }
}

/// Whether all of these were read well.
func areSound(_ values: any Checkable...) -> Bool { values.allSatisfy(\.isSound) }
