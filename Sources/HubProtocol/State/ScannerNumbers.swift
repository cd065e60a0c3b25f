/// What one scanner sent since the start, and what became of it.
public struct ScannerNumbers: Codable, Hashable, Sendable {
  /// Reports and packets with at least one byte.
  public var reports: Int
  /// Transfers that failed, each with the report it may have carried.
  public var reportsLost: Int
  /// Reports that could not be true.
  public var badReports: Int
  /// Labels handed to the core.
  public var labels: Int
  /// Labels lost because the core did not take them.
  public var labelsLost: Int
  /// Beginnings of labels whose end never came: dropped, never glued to another label.
  public var fragmentsDropped: Int
  /// Labels kept back: keys were lost on the way, or they may be from before the scanner was taken up.
  public var labelsDoubtful: Int
  /// Labels too long for a parcel's key.
  public var labelsTooLong: Int
  /// Labels that hold only what the sort plan never takes for a parcel's key.
  public var labelsNeverKeys: Int
  /// Texts of a fixed scanner that saw a parcel and read nothing.
  public var noReadTexts: Int
  /// Answers of the device itself.
  public var deviceAnswers: Int
  /// How often it was taken up: plugged in, or brought back.
  public var openings: Int
  /// From the first report of a label to its end; nil before the first label. **Units**: microseconds.
  public var labelTimeP50Us: Int?
  /// **Units**: microseconds.
  public var labelTimeP99Us: Int?
  /// **Units**: microseconds.
  public var labelTimeMaxUs: Int?

  public init(
    reports: Int = 0, reportsLost: Int = 0, badReports: Int = 0, labels: Int = 0, labelsLost: Int = 0,
    fragmentsDropped: Int = 0, labelsDoubtful: Int = 0, labelsTooLong: Int = 0,
    labelsNeverKeys: Int = 0, noReadTexts: Int = 0, deviceAnswers: Int = 0, openings: Int = 0,
    labelTimeP50Us: Int? = nil, labelTimeP99Us: Int? = nil,
    labelTimeMaxUs: Int? = nil
  ) {
    self.reports = reports
    self.reportsLost = reportsLost
    self.badReports = badReports
    self.labels = labels
    self.labelsLost = labelsLost
    self.fragmentsDropped = fragmentsDropped
    self.labelsDoubtful = labelsDoubtful
    self.labelsTooLong = labelsTooLong
    self.labelsNeverKeys = labelsNeverKeys
    self.noReadTexts = noReadTexts
    self.deviceAnswers = deviceAnswers
    self.openings = openings
    self.labelTimeP50Us = labelTimeP50Us
    self.labelTimeP99Us = labelTimeP99Us
    self.labelTimeMaxUs = labelTimeMaxUs
  }
}
