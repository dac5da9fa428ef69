import Glibc
import SurveyModel
import Synchronization

/// What comes through a pipe, kept in a temporary file without a name, so that it can be read at any place and more than once. Memory: one chunk.
///
/// Whoever asks for bytes that have not come yet takes them from the pipe, one thread at a time.
final class PipeSpool: PlacedBytes, Sendable {
  /// What a pipe holds.
  private static let chunkSize = 1 << 16
  /// Milliseconds for which a pipe without a writer is waited for. With one, what it writes is waited for as long as it takes.
  static let patience: Int32 = 10_000

  private struct State: ~Copyable {
    /// Of the pipe; closed at its end.
    var source: Int32?
    var count = 0
    var hasBegun = false
    var failure: ImportFailure?
  }

  private let name: String
  private let patience: Int32
  private let kept: Int32
  private let state: Mutex<State>

  /// - Parameters:
  ///   - name: in failures.
  ///   - source: is closed with this.
  init(name: String, source: Int32, patience: Int32 = PipeSpool.patience) throws(ImportFailure) {
    self.name = name
    self.patience = patience
    do throws(ImportFailure) {
      kept = try Self.temporaryFile(name: name)
    } catch {
      close(source)
      throw error
    }
    state = Mutex(State(source: source))
  }

  deinit {
    close(kept)
    state.withLock { state in
      if let source = state.source { close(source) }
    }
  }

  var size: Int? { state.withLock { $0.source == nil ? $0.count : nil } }

  func read(into buffer: UnsafeMutableRawBufferPointer, from place: Int) throws(ImportFailure) -> Int {
    let end = try state.withLock { state throws(ImportFailure) in
      while state.count < place + buffer.count, state.source != nil { try take(&state) }
      return state.count
    }
    let there = max(0, min(buffer.count, end - place))
    return try unsafe readAll(of: kept, into: UnsafeMutableRawBufferPointer(rebasing: buffer[..<there]), from: place, name: name)
  }

  /// Takes the next bytes from the pipe.
  private func take(_ state: inout State) throws(ImportFailure) {
    if let failure = state.failure { throw failure }
    guard let source = state.source else { return }
    do throws(ImportFailure) {
      let isSilent = !state.hasBegun && Self.wait(for: source, patience) == 0
      state.hasBegun = true
      let chunk = UnsafeMutableRawBufferPointer.allocate(byteCount: Self.chunkSize, alignment: 16)
      defer { unsafe chunk.deallocate() }
      let count = unsafe Glibc.read(source, chunk.baseAddress, chunk.count)
      if count > 0 {
        try unsafe keep(UnsafeRawBufferPointer(rebasing: chunk[..<count]), behind: state.count)
        state.count += count
      } else if count == 0 {
        // The end of what was written is told at once; this is a named pipe that nobody opened for writing.
        guard !isSilent else { throw nobodyWrites() }
        close(source)
        state.source = nil
      } else if errno == EAGAIN {
        _ = Self.wait(for: source, -1)
      } else if errno != EINTR {
        throw ImportFailure.notToTheEnd(file: name)
      }
    } catch {
      state.failure = error
      throw error
    }
  }

  private static func wait(for source: Int32, _ milliseconds: Int32) -> Int32 {
    var polled = pollfd(fd: source, events: Int16(POLLIN), revents: 0)
    while true {
      let answer = unsafe poll(&polled, 1, milliseconds)
      if answer >= 0 || errno != EINTR { return answer }
    }
  }

  private func keep(_ chunk: UnsafeRawBufferPointer, behind place: Int) throws(ImportFailure) {
    var done = 0
    while done < chunk.count {
      let count = unsafe pwrite(kept, chunk.baseAddress.map { unsafe $0 + done }, chunk.count - done, off_t(place + done))
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw Self.notKept(name) }
      done += count
    }
  }

  /// Open and without a name: it is gone with its descriptor.
  static func temporaryFile(name: String) throws(ImportFailure) -> Int32 {
    let stated = unsafe getenv("TMPDIR").map { unsafe String(cString: $0) }
    for folder in [stated, "/var/tmp", "/tmp"].compactMap(\.self) where !folder.isEmpty {
      var path = Array((folder + "/cdci-XXXXXX").utf8CString)
      let descriptor = unsafe mkstemp(&path)
      guard descriptor >= 0 else { continue }
      unsafe unlink(path)
      return descriptor
    }
    throw notKept(name)
  }

  static func notKept(_ name: String) -> ImportFailure {
    let error = lastError()
    return ImportFailure(.interrupted, at: ImportFailure.Place(file: name), InputWords.pipeNotKept(error))
  }

  private func nobodyWrites() -> ImportFailure {
    let seconds = (patience + 999) / 1000
    return ImportFailure(.unreadable, at: ImportFailure.Place(file: name), InputWords.nobodyWrites(Int(seconds)))
  }
}

/// What one reading has opened: its pipes, each read once however many files it is named by, and in what state its files were.
final class OpenedInputs: Sendable {
  private let spools = Mutex<[String: PipeSpool]>([:])
  private let states = Mutex<[String: FileState]>([:])

  /// Whether the file was not opened before, or was the same then.
  func isFirst(_ state: FileState, path: String) -> Bool {
    states.withLock { states in
      let before = states[path] ?? state
      states[path] = state
      return before == state
    }
  }

  subscript(path: String) -> PipeSpool? { spools.withLock { $0[path] } }

  func add(_ spool: PipeSpool, path: String) { spools.withLock { $0[path] = spool } }
}
