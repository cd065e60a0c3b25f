import HubConfig

/// Whether a line's file can be run.
public enum LineCheckup {
  /// Everything that is wrong with the file, one problem a line; nil when it can be run.
  public static func problems(of path: String) -> String? {
    do {
      _ = try LineDescription.load(path: path)
      return nil
    } catch {
      return "\(error)"
    }
  }
}
