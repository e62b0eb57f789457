/** What makes "xong" something else than a fact, by subject. One of these anywhere, and nothing is closed. */
const DOUBTS = [
  // negations and near misses
  String.raw`chua|khong|ko|chang|cha|dau|sap|gan|suyt|con lau`,
  String.raw`con (?:mot )?(?:ty|ti|chut|it|thieu|phan|viec|vuong|cho|phai|dang)|lau moi|hut|truot|that bai`,
  String.raw`do dang|do`,
  // running, waiting, partial
  String.raw`dang|cho|doi(?! moi)|nua|mot phan|phan (?:dau|lon|nao|\d)|buoc|khau|giai doan|so bo|co ban|tam`,
  String.raw`lan (?:dau|\d)|dot (?:dau|\d)|mot so|hau nhu|hau het|da so|nhap|du thao|ban thao|khung|duoc \d+|phan tram`,
  String.raw`moi (?:xong|lam|duoc|nop|gui|chi|co)|bat dau|trinh|ky(?! (?:ngay|hom|_)|,|$| ban hanh|_)`,
  // the future, wishes, duties
  String.raw`se|dinh|du kien|hua|hen|co gang|phan dau|cam ket|muon|mong|uoc|can|nen|hay|dung|kip|de|xin|nho`,
  String.raw`yeu cau|de nghi|tien toi|chuan bi|lo|phai|giup|gium|gap|lien|xong ngay(?! _)|di(?= |$|[.!])(?= nhe|$|[.!])|cai da|da$`,
  // conditions and times to come
  String.raw`neu|khi|bao gio|chung nao|luc nao|gia|lo|he|mien|truoc khi|sau khi|la|thi|moi`,
  String.raw`xong (?:la|thi|moi|se|em|toi|bao(?! cao)|roi (?:em |toi |se |moi )?(?:bao(?! cao)|gui|nop|nhan|goi|trinh)(?! roi))`,
  String.raw`xong (?:gui|nop|bao(?! cao)|trinh|nhan|goi)(?! .*roi)`,
  // questions and doubts
  String.raw`gi|sao|nao|ai|may gio|bao nhieu|bao lau|hay chua|hay la|nhi|chac|hinh nhu|tru|rieng|ngoai`,
  String.raw`trong (?:tong )?(?:so )?[\d_]|danh sach|liet ke|cac viec|thong ke|viec da|co le|tuong|nghi|coi nhu`,
  String.raw`gan nhu|khoang|dung la|nghe|thay bao|bao la|noi la|the la|chu|mo|dua|gia vo|kiem tra xem|xem`,
  // contrast and repair
  String.raw`nhung|ma|tuy|song|nham|lon|sai|huy|bo danh dau|tra lai|lai tu dau|lam lai|nop lai|thieu|vuong|loi`,
  String.raw`hong|ket(?! qua| thuc| hop| luan)|tre|nhac|gia han|thay vi|u`,
];
export const DOUBT = new RegExp(`(?<![a-z])(?:${DOUBTS.join('|')})(?![a-z])`, 'u');

/** Words that look doubtful and are not: taken out before doubt is looked for. */
export const HARMLESS =
  /(?<![a-z])(?:dung (?:han|hen|quy dinh|yeu cau|thoi han|tien do|ke hoach|ky)|tre han|(?:nop|gui|hoan thanh|xong) (?:muon|cham)|(?<=(?:nop|gui)(?: [a-z_\d]+)* )cho(?! (?:ky|duyet|dong dau|xong|em|toi|so lieu|y kien|phan hoi|ket qua|tra loi|den|sang|lui))|hom nay|sang nay|(?:dau|cuoi) (?:nam|quy|thang)|van phong|cong van|ket qua|chi dao|chi thi|de an|de cuong|phai nop|moi nhat|thu tuc|co quan|thong nhat|nhan moi|nong thon moi|doi moi|gia dinh|giam ngheo|ca(?: hai)?|ngay ky|da ky(?: va)? ban hanh|ky ban hanh|chu tich|chu ky so|ho ngheo|chuyen doi so|chuyen doi|quy dinh|nghi quyet|nghi dinh|theo (?:yeu cau|de nghi|quy dinh)|doi chieu|doi tuong|giai trinh|to trinh|chuong trinh|quy trinh|kinh te|ma (?:so|viec)|dinh ky|bao cao thuc hien|bao cao ra soat|gia tri|tham dinh|kien nghi|hoi nghi|de xuat|khi tuong|cai cach|ke khai|tu danh gia|danh gia|tro gia|gia dinh van hoa|can bo|khong chuyen trach|khong giay to|con nguoi|so ket|mo hinh|the thao|xem xet|xin y kien|an toan|tru so|ngoai (?:ra|nganh|giao)|(?<=nop |gui )ngoai)(?![a-z])/gu;
