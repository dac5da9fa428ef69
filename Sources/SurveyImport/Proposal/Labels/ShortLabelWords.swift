/// Abbreviated labels: "SD, D, N, A, SA", "RKHL, KHL, BT, HL, RHL". One letter says nothing; all of them together are one scale or none.
enum ShortLabelWords {
  /// What each label means; `nil` unless all of them, three at least, belong to one scale alone.
  static func meanings(_ labels: [String]) -> [String: LabelMeaning]? {
    guard (3...7).contains(labels.count), labels.allSatisfy({ $0.count <= 6 }) else { return nil }
    let keys = labels.map { LabelMeaning.bare($0) }
    let fitting = ladders.filter { ladder in keys.allSatisfy { ladder[$0] != nil } }
    guard let ladder = fitting.first, fitting.dropFirst().allSatisfy({ other in keys.allSatisfy { other[$0] == ladder[$0] } }) else {
      return nil
    }
    // Single letters may stand for anything: a grade, a class, a blood group.
    guard keys.contains(where: { $0.count >= 2 && $0 != "tb" && $0 != "bt" }) || Set(keys) == Set(ladder.keys) && ladder.count >= 4 else {
      return nil
    }
    return Dictionary(zip(labels, keys).compactMap { label, key in ladder[key].map { (label, $0) } }) { first, _ in first }
  }

  private static let ladders: [[String: LabelMeaning]] = [
    "sd=strongly disagree, d=disagree, n=neutral, a=agree, sa=strongly agree",
    "sd=strongly disagree, d=disagree, u=undecided, a=agree, sa=strongly agree",
    "sd=strongly disagree, d=disagree, nand=neutral, a=agree, sa=strongly agree",
    "vd=very dissatisfied, d=dissatisfied, n=neutral, s=satisfied, vs=very satisfied",
    "vp=very poor, p=poor, f=fair, g=good, vg=very good",
    "p=poor, f=fair, g=good, vg=very good, e=excellent", "p=poor, f=fair, g=good, vg=very good, ex=excellent",
    "vd=very difficult, d=difficult, n=neutral, e=easy, ve=very easy",
    "rkhl=rất không hài lòng, khl=không hài lòng, bt=bình thường, hl=hài lòng, rhl=rất hài lòng",
    "htkhl=hoàn toàn không hài lòng, khl=không hài lòng, bt=bình thường, hl=hài lòng, hthl=hoàn toàn hài lòng",
    "rkhl=rất không hài lòng, chl=chưa hài lòng, bt=bình thường, hl=hài lòng, rhl=rất hài lòng",
    "htkđy=hoàn toàn không đồng ý, kđy=không đồng ý, bt=bình thường, đy=đồng ý, htđy=hoàn toàn đồng ý",
    "htkđy=hoàn toàn không đồng ý, kđy=không đồng ý, pv=phân vân, đy=đồng ý, htđy=hoàn toàn đồng ý",
    "rkđy=rất không đồng ý, kđy=không đồng ý, bt=bình thường, đy=đồng ý, rđy=rất đồng ý",
    "htkdy=hoàn toàn không đồng ý, kdy=không đồng ý, pv=phân vân, dy=đồng ý, htdy=hoàn toàn đồng ý",
    "rk=rất kém, k=kém, tb=trung bình, t=tốt, rt=rất tốt", "rk=rất kém, k=kém, bt=bình thường, t=tốt, rt=rất tốt",
    "y=yếu, tb=trung bình, k=khá, t=tốt", "y=yếu, tb=trung bình, k=khá, g=giỏi", "y=yếu, tb=trung bình, k=khá, g=giỏi, xs=xuất sắc",
    "y=yếu, tb=trung bình, k=khá, t=tốt, xs=xuất sắc",
  ].map { ladder in
    Dictionary(
      ladder.split(separator: ", ").compactMap { pair in
        let parts = pair.split(separator: "=").map(String.init)
        return LabelMeaning(parts[1]).map { (parts[0], $0) }
      }
    ) { first, _ in first }
  }
}
