import Glibc
import SurveyModel
import Synchronization

/// Decodes text into UTF-8, chunk by chunk, by the C library's `iconv`.
///
/// glibc decodes Windows-1258 into precomposed letters: a letter and the tone mark behind it come out as one (its table covers Vietnamese whole), also
/// where a chunk ends between them. Mac Roman is Apple's table.
@safe struct TextDecoder: ~Copyable {
  private let converter: Converter
  /// The bytes of a character that the chunk broke off.
  private var pending: [UInt8] = []

  /// `nil` where the C library of this machine does not know the encoding.
  init?(_ encoding: TextEncoding) { self.init(named: Self.name(of: encoding)) }

  /// - Parameter name: as `iconv` knows it.
  init?(named name: String) {
    guard let converter = Converter.idle(named: name) ?? Converter(opening: name) else { return nil }
    self.converter = converter
  }

  static func name(of encoding: TextEncoding) -> String {
    switch encoding {
    case .utf8: "UTF-8"
    case .utf16, .utf16LittleEndian: "UTF-16LE"
    case .utf16BigEndian: "UTF-16BE"
    case .windows1252: "WINDOWS-1252"
    case .windows1258: "WINDOWS-1258"
    case .macRoman: "MACINTOSH"
    }
  }

  deinit { converter.putBack() }

  /// Appends what the next bytes of the file say.
  ///
  /// - Returns: the first byte that cannot stand where it stands, with nothing behind it decoded; `nil` where all is well.
  mutating func decode(_ chunk: UnsafeRawBufferPointer, into output: inout [UInt8]) -> UInt8? {
    if pending.isEmpty { return unsafe convert(chunk, into: &output) }
    var joined = pending
    pending = []
    unsafe joined.append(contentsOf: chunk)
    return unsafe joined.withUnsafeBytes { unsafe convert($0, into: &output) }
  }

  /// Appends what was held back until the next character was known.
  ///
  /// - Returns: the first byte of a character that the file breaks off.
  mutating func finish(into output: inout [UInt8]) -> UInt8? {
    let room = 16
    var held = [CChar](repeating: 0, count: room)
    var left = room
    unsafe held.withUnsafeMutableBufferPointer { buffer in
      var next = buffer.baseAddress
      _ = unsafe iconv(converter.descriptor, nil, nil, &next, &left)
    }
    output += held.prefix(room - left).map { UInt8(bitPattern: $0) }
    return pending.first
  }

  private mutating func convert(_ chunk: UnsafeRawBufferPointer, into output: inout [UInt8]) -> UInt8? {
    guard chunk.count > 0, let start = chunk.baseAddress else { return nil }
    var taken = 0
    while taken < chunk.count {
      // No byte of these encodings becomes more than three; a letter that was held back comes on top.
      let room = (chunk.count - taken) * 3 + 16
      var failure: Int32 = 0
      let before = output.count
      let addition = unsafe [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
        unsafe buffer.withMemoryRebound(to: CChar.self) { buffer in
          // iconv does not write to its input; its type is of an older C.
          var from: UnsafeMutablePointer<CChar>? = unsafe UnsafeMutablePointer(
            mutating: (start + taken).assumingMemoryBound(to: CChar.self))
          var left = chunk.count - taken
          var next = buffer.baseAddress
          var free = room
          if unsafe iconv(converter.descriptor, &from, &left, &next, &free) == -1 {
            failure = errno
          }
          taken = chunk.count - left
          count = room - free
        }
      }
      output += addition
      switch failure {
      case 0: break
      case EINVAL:
        unsafe pending.append(contentsOf: chunk[taken...])
        return nil
      case E2BIG where output.count > before: break
      default:
        return unsafe chunk[taken]
      }
    }
    return nil
  }

  /// The whole of a few bytes; `nil` where they are not text in the encoding.
  static func text(_ bytes: some Sequence<UInt8>, in encoding: TextEncoding) -> String? {
    guard var decoder = TextDecoder(encoding) else { return nil }
    var output: [UInt8] = []
    let bytes = Array(bytes)
    guard unsafe bytes.withUnsafeBytes({ unsafe decoder.decode($0, into: &output) }) == nil, decoder.finish(into: &output) == nil
    else { return nil }
    return String(decoding: output, as: UTF8.self)
  }
}

/// A converter of the C library. To open one takes longer than to decode a name with it, so that a few that were used wait for their next use.
@safe private struct Converter: @unchecked Sendable {
  private static let mostIdle = 16
  private static let waiting = Mutex<[Converter]>([])

  let name: String
  let descriptor: iconv_t

  init?(opening name: String) {
    // It answers -1 where it cannot.
    guard let opened = unsafe iconv_open("UTF-8", name), Int(bitPattern: opened) != -1 else { return nil }
    self.name = name
    unsafe descriptor = opened
  }

  static func idle(named name: String) -> Converter? {
    waiting.withLock { all in all.lastIndex { $0.name == name }.map { all.remove(at: $0) } }
  }

  /// Ends its use: what it held back is forgotten.
  func putBack() {
    unsafe iconv(descriptor, nil, nil, nil, nil)
    let surplus = Self.waiting.withLock { all -> Converter? in
      all.append(self)
      return all.count > Self.mostIdle ? all.removeFirst() : nil
    }
    if let surplus { unsafe iconv_close(surplus.descriptor) }
  }
}
