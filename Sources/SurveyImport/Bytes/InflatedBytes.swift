import Parallelism
import SurveyModel

/// The text in a gzip file, for threads that read it part by part and, on the whole, forwards.
///
/// Whoever asks for bytes that are not unpacked yet unpacks them, one thread at a time. They are kept until they are forgotten: the window is as long as
/// the parts that are being read.
final class InflatedBytes: PlacedBytes, @unchecked Sendable {
  private static let blockSize = 1 << 18

  private let monitor = Monitor()
  private let file: any PlacedBytes
  private var stream: GzipStream
  /// Each of ``blockSize`` bytes but for the last; the first begins at `start`.
  private var blocks: [[UInt8]] = []
  private var start = 0
  private var end = 0
  private var isWhole = false
  private var failure: ImportFailure?

  /// - Parameter file: begins with gzip's first two bytes.
  init(_ file: any PlacedBytes, name: String, isDigested: Bool = false) {
    self.file = file
    stream = GzipStream(FileBytes(file, chunkSize: 1 << 16, isDigested: isDigested), name: name)
  }

  var size: Int? { monitor.locked { isWhole ? end : nil } }

  /// As if all of it shrank as the part that is unpacked, sixteen times at most: no file can have us reserve memory for what it does not hold.
  var likelySize: Int? {
    monitor.locked {
      guard !isWhole else { return end }
      let ratio = min(16, Double(end) / Double(max(1, stream.fileSize)))
      return file.size.map { Int(ratio * Double($0)) }
    }
  }

  func read(into buffer: UnsafeMutableRawBufferPointer, from place: Int) throws(ImportFailure) -> Int {
    try monitor.locked { () throws(ImportFailure) in
      while end < place + buffer.count, !isWhole { try unpackBlock() }
      var done = 0
      while done < buffer.count, place + done < end, place >= start {
        let (block, first) = (place + done - start).quotientAndRemainder(dividingBy: Self.blockSize)
        let count = min(buffer.count - done, blocks[block].count - first)
        unsafe blocks[block].withUnsafeBytes { bytes in
          unsafe UnsafeMutableRawBufferPointer(rebasing: buffer[done..<done + count])
            .copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes[first..<first + count]))
        }
        done += count
      }
      return done
    }
  }

  private func unpackBlock() throws(ImportFailure) {
    if let failure { throw failure }
    var block = [UInt8](repeating: 0, count: Self.blockSize)
    let count: Int
    do throws(ImportFailure) {
      count = try unsafe block.withUnsafeMutableBufferPointer { block throws(ImportFailure) in
        try unsafe stream.read(into: UnsafeMutableRawBufferPointer(block))
      }
    } catch {
      failure = error
      throw error
    }
    if count < block.count {
      isWhole = true
      block.removeLast(block.count - count)
    }
    blocks.append(block)
    end += count
  }

  func forget(before place: Int) {
    monitor.locked {
      let old = min((place - start) / Self.blockSize, blocks.count)
      guard old > 0 else { return }
      blocks.removeFirst(old)
      start += old * Self.blockSize
    }
  }

  func fileSize(upTo place: Int) -> Int { monitor.locked { stream.fileSize } }

  func checkUnchanged() throws(ImportFailure) { try file.checkUnchanged() }

  var madeFrom: SurveyData.InputFile? { monitor.locked { isWhole ? stream.input : nil } }
}
