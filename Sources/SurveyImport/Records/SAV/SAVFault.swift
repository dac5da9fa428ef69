/// Why a file of SPSS is not read, and at which byte of it, from 0.
struct SAVFault: Error, Equatable {
  enum Kind: Equatable {
    case notSPSS
    /// The file ends within a part of it.
    case brokenOff
    /// A length, count or number in the dictionary that cannot be.
    case damagedDictionary
    /// A part of the packed answers that cannot be unpacked.
    case damagedData
    case noVariables
    case unknownCompression(Int)
    /// The dictionary names it, and the C library of this machine does not know it.
    case unknownEncoding(String)
    /// Other rows than the head of the file states.
    case otherRows(stated: Int, found: Int)
  }

  let kind: Kind
  let offset: Int

  init(_ kind: Kind, at offset: Int) {
    self.kind = kind
    self.offset = offset
  }
}
