import HubConfig
import HubRecord

/// A recording with the line that it was made of, read from its own copy of the line's file.
struct OpenedRecording {
  let reader: RecordingReader
  let line: LineDescription

  init(_ file: String) throws(CommandFailure) {
    if let refusal = RecordingPlace(path: file).refusal { throw CommandFailure(.wrongCall, refusal) }
    do throws(RecordingError) {
      reader = try RecordingReader(RecordingSource(file: file))
    } catch {
      throw CommandFailure(error)
    }
    do throws(ConfigRefusal) {
      line = try LineDescription.parse(
        text: reader.header.configuration, file: reader.header.configurationName)
    } catch {
      throw CommandFailure(
        .wrongCall,
        "client: hubd \(reader.header.version) made this recording of a file that this program refuses:\n\(error)"
      )
    }
  }
}
