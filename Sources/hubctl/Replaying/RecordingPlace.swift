import Foundation

/// Where a recording is said to be: what is asked before it is read, so that a mistyped name is told in our own words.
struct RecordingPlace {
  let path: String

  /// Why there is no recording to read here, and what to type instead; nil when there is a file.
  var refusal: String? {
    guard FileManager.default.fileExists(atPath: path) else {
      return
        "client: \(path): no such file; give a recording's first file, NAME.0001.hubrec: they lie in the "
        + "folder that `hubd run --record FOLDER` was given"
    }
    // `PATH/.` exists for a folder, and for a link to one, only.
    guard FileManager.default.fileExists(atPath: path + "/.") else {
      if FileManager.default.isReadableFile(atPath: path) { return nil }
      return "client: \(path): this user may not read it; `ls -l \(path)` tells who may"
    }
    guard let youngest else {
      return "client: \(path): it is a folder, and no recording begins in it (NAME.0001.hubrec)"
    }
    return "client: \(path): it is a folder; give the first file of a recording in it, such as \(youngest)"
  }

  /// The youngest recording in the folder, by its name; nil when there is none, or when the folder does not tell.
  private var youngest: String? {
    do {
      let names = try FileManager.default.contentsOfDirectory(atPath: path)
      let first = names.filter { $0.hasSuffix(".0001.hubrec") }.max()
      return first.map { URL(fileURLWithPath: path).appendingPathComponent($0).relativePath }
    } catch {
      // The sentence about the folder is true without it.
      return nil
    }
  }
}
