/// Where something stands: in the text and in the file's structure.
struct Place: Hashable {
  /// From 1; 0 for the file as a whole.
  var line: Int
  var column: Int
  /// `lanes[3].diverter.coil`
  var path: String

  static let file = Place(line: 0, column: 0, path: "")
}
