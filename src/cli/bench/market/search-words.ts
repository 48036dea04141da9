/*
 * Real words of Japanese crafts for goods that are made up: how makers name things in a catalogue. Columns are parted by bars; where a
 * name has variants they are parted by commas, and one is drawn for each product.
 */

/** id | family | materials | English | Japanese | reading | Chinese | French */
export const kinds = `
furoshiki | textiles | cotton silk | furoshiki, furoshiki cloth | 風呂敷 | ふろしき | 风吕敷, 包袱布 | furoshiki
tenugui | textiles | cotton linen | tenugui, tenugui towel | 手ぬぐい | てぬぐい | 手拭巾 | tenugui
noren | textiles | cotton linen | noren, noren curtain | 暖簾, のれん | のれん | 门帘, 暖帘 | noren
yukata | textiles | cotton linen | yukata | 浴衣 | ゆかた | 浴衣 | yukata
happi | textiles | cotton | happi coat | 法被 | はっぴ | 法被 | happi
obi | textiles | silk cotton | obi, half-width obi | 帯, 半幅帯 | おび | 和服腰带 | obi
scarf | textiles | silk wool linen | stole, scarf | ストール, スカーフ | すとーる | 围巾, 披肩 | étole
handkerchief | textiles | cotton linen | handkerchief | ハンカチ | はんかち | 手帕 | mouchoir
zabuton | textiles | cotton linen | zabuton cushion, floor cushion | 座布団 | ざぶとん | 坐垫 | coussin zabuton
tabi | textiles | cotton | tabi socks | 足袋 | たび | 足袋 | chaussettes tabi
teapot | ceramics | stoneware porcelain | kyusu, teapot | 急須 | きゅうす | 茶壶, 侧把壶 | théière
teacup | ceramics | stoneware porcelain | yunomi cup, yunomi | 湯呑, 湯のみ | ゆのみ | 茶杯, 汤吞 | gobelet yunomi
teabowl | ceramics | stoneware porcelain | matcha bowl, tea bowl | 抹茶碗 | まっちゃわん | 抹茶碗 | bol à thé
ricebowl | ceramics | stoneware porcelain | rice bowl | 飯碗 | めしわん | 饭碗 | bol à riz
plate | ceramics | stoneware porcelain | small plate, serving plate, plate | 小皿, 大皿, 平皿 | さら | 碟子, 盘子 | assiette
mug | ceramics | stoneware porcelain | mug | マグカップ | まぐかっぷ | 马克杯 | mug
vase | ceramics | stoneware porcelain bamboo | vase, single-stem vase | 花瓶, 花入 | かびん | 花瓶, 花器 | vase
tokkuri | ceramics | stoneware porcelain tin | tokkuri, sake bottle | 徳利 | とっくり | 清酒壶 | flacon à saké
guinomi | ceramics | stoneware porcelain tin | guinomi, sake cup | ぐい呑み, ぐい呑 | ぐいのみ | 清酒杯 | coupe à saké
hashioki | ceramics | stoneware porcelain | chopstick rest | 箸置き, 箸置 | はしおき | 筷架 | repose-baguettes
donabe | ceramics | stoneware | donabe, clay pot | 土鍋 | どなべ | 土锅, 砂锅 | marmite donabe
soupbowl | lacquer | lacquer wood | soup bowl, lacquer bowl | 汁椀, お椀 | しるわん | 汤碗, 漆碗 | bol à soupe
chopsticks | lacquer | lacquer wood bamboo | chopsticks, pair of chopsticks | 塗り箸, 夫婦箸, 箸 | はし | 筷子 | baguettes
bento | lacquer | lacquer cedar wood | bento box | 弁当箱 | べんとうばこ | 便当盒 | boîte à bento
jubako | lacquer | lacquer wood | jubako, tiered box | 重箱 | じゅうばこ | 重箱 | boîte jubako
tray | lacquer | lacquer wood | tray, round tray | お盆, 丸盆 | おぼん | 托盘 | plateau
jewelbox | lacquer | lacquer wood | jewellery box | 宝石箱 | ほうせきばこ | 首饰盒 | boîte à bijoux
handmirror | lacquer | lacquer wood | hand mirror | 手鏡 | てかがみ | 手镜 | miroir à main
kettle | metal | iron copper | tetsubin, tetsubin with lid | 鉄瓶 | てつびん | 铁壶, 铁瓶 | bouilloire tetsubin
windchime | metal | iron brass glass | furin wind chime, wind bell | 風鈴 | ふうりん | 风铃 | carillon furin
censer | metal | brass copper iron | incense burner | 香炉 | こうろ | 香炉 | brûle-encens
opener | metal | iron brass | bottle opener | 栓抜き | せんぬき | 开瓶器 | décapsuleur
tumbler | metal | copper tin | tumbler | タンブラー | たんぶらー | 平底杯 | timbale
knife | knives | steel | gyuto knife, santoku knife, kitchen knife | 包丁, 三徳包丁, 牛刀包丁 | ほうちょう | 菜刀, 厨刀 | couteau de cuisine
pocketknife | knives | steel brass | higonokami folding knife | 肥後守 | ひごのかみ | 折刀 | couteau pliant
scissors | knives | steel | scissors, tailor's shears | 裁ち鋏, 鋏 | はさみ | 剪刀 | ciseaux
nailclipper | knives | steel | nail clipper | 爪切り | つめきり | 指甲刀 | coupe-ongles
kokeshi | toys | wood | kokeshi | こけし | こけし | 小芥子, 木芥子 | kokeshi
daruma | toys | washi | daruma | だるま | だるま | 达摩 | daruma
luckycat | toys | stoneware washi | maneki-neko, lucky cat | 招き猫 | まねきねこ | 招财猫 | maneki-neko
top | toys | wood | koma spinning top | 独楽 | こま | 陀螺 | toupie
kendama | toys | wood | kendama | けん玉 | けんだま | 剑玉 | kendama
kite | toys | washi bamboo | kite | 凧, 和凧 | たこ | 风筝 | cerf-volant
foxmask | toys | washi wood | fox mask | 狐面, 狐のお面 | きつねめん | 狐狸面具 | masque de renard
puzzlebox | wood | wood | secret puzzle box | 秘密箱 | ひみつばこ | 机关盒, 秘密盒 | boîte secrète
comb | wood | boxwood wood | comb | 飾り櫛, 櫛 | くし | 梳子, 木梳 | peigne
spoon | wood | wood cedar | wooden spoon | 木の匙, スプーン | さじ | 勺子 | cuillère
board | wood | hinoki wood | cutting board | まな板 | まないた | 砧板 | planche à découper
geta | wood | wood cedar | geta | 下駄 | げた | 木屐 | geta
basket | bamboo | bamboo | basket, flower basket | 竹籠, 花籠 | たけかご | 竹篮 | panier
chasen | bamboo | bamboo | chasen, matcha whisk | 茶筅 | ちゃせん | 茶筅 | fouet chasen
chashaku | bamboo | bamboo | chashaku tea scoop | 茶杓 | ちゃしゃく | 茶勺 | chashaku
sensu | paper | bamboo washi silk | folding fan | 扇子 | せんす | 折扇 | éventail pliant
uchiwa | paper | bamboo washi | uchiwa fan | 団扇, うちわ | うちわ | 团扇 | éventail uchiwa
wagasa | paper | washi bamboo | wagasa umbrella | 和傘, 番傘 | わがさ | 油纸伞, 和伞 | ombrelle wagasa
chochin | paper | washi bamboo | chochin lantern | 提灯 | ちょうちん | 灯笼 | lanterne chochin
letterset | stationery | washi | letter set | 便箋, レターセット | びんせん | 信笺, 信纸 | papier à lettres
notebook | stationery | washi | notebook | 和綴じノート, ノート | のーと | 笔记本 | carnet
postcard | stationery | washi | postcard | 絵葉書 | えはがき | 明信片 | carte postale
chiyogami | stationery | washi | chiyogami origami paper | 千代紙, 折り紙 | ちよがみ | 千代纸, 折纸 | papier origami
bookmark | stationery | washi bamboo brass | bookmark | 栞, しおり | しおり | 书签 | marque-page
fude | stationery | bamboo wood | calligraphy brush | 書道筆 | しょどうふで | 毛笔 | pinceau de calligraphie
inkstone | stationery | stone | inkstone | 硯 | すずり | 砚台 | pierre à encre
makeupbrush | beauty | wood bamboo | make-up brush, Kumano face brush | 化粧筆, 熊野筆 | けしょうふで | 化妆刷 | pinceau de maquillage
soap | beauty | none | soap | 石鹸, 石けん | せっけん | 香皂 | savon
handcream | beauty | none | hand cream | ハンドクリーム | はんどくりーむ | 护手霜 | crème pour les mains
glass | glass | glass cutglass | rocks glass, sake glass | ロックグラス, 冷酒グラス | ぐらす | 玻璃杯 | verre
bead | glass | glass | tombodama bead | とんぼ玉 | とんぼだま | 琉璃珠 | perle de verre
sencha | tea | none | sencha, sencha green tea | 煎茶 | せんちゃ | 煎茶 | thé sencha
matcha | tea | none | matcha | 抹茶 | まっちゃ | 抹茶 | matcha
hojicha | tea | none | hojicha | ほうじ茶 | ほうじちゃ | 焙茶 | hojicha
wagashi | food | none | wagashi, wagashi assortment | 和菓子, 和菓子詰め合わせ | わがし | 和果子 | wagashi
senbei | food | none | senbei, rice crackers | 煎餅, せんべい | せんべい | 仙贝 | senbei
yokan | food | none | yokan | 羊羹 | ようかん | 羊羹 | yokan
konpeito | food | none | konpeito | 金平糖 | こんぺいとう | 金平糖 | konpeito
soysauce | food | none | soy sauce | 醤油 | しょうゆ | 酱油 | sauce soja
miso | food | none | miso | 味噌 | みそ | 味噌 | miso
noodles | food | none | udon noodles, soba noodles | うどん, 蕎麦 | めん | 乌冬面, 荞麦面 | nouilles
umeboshi | food | none | umeboshi | 梅干し, 梅干 | うめぼし | 梅干 | umeboshi
incense | everyday | none | incense sticks | お香, 線香 | おこう | 线香 | encens
candle | everyday | none | warosoku candle | 和蝋燭 | わろうそく | 和蜡烛 | bougie warosoku
broom | everyday | straw | broom, desk broom | 箒, 卓上箒 | ほうき | 扫帚 | balai
wallet | leather | leather | wallet, long wallet | 財布, 長財布 | さいふ | 钱包 | portefeuille
gamaguchi | leather | leather cotton silk | gamaguchi purse | がま口 | がまぐち | 口金包 | bourse gamaguchi
tote | leather | leather cotton | tote bag | トートバッグ, 手提げ | とーとばっぐ | 托特包, 手提包 | cabas
cardcase | leather | leather | card case | 名刺入れ | めいしいれ | 名片夹 | porte-cartes
kinchaku | textiles | cotton silk | kinchaku pouch | 巾着 | きんちゃく | 束口袋 | pochette kinchaku
`;

/** id | English | Japanese | Chinese | French */
export const materials = `
cotton | cotton | 綿 | 棉 | coton
silk | silk | 絹 | 真丝 | soie
linen | linen | 麻 | 亚麻 | lin
wool | wool | ウール | 羊毛 | laine
stoneware | stoneware | 陶器 | 陶器 | grès
porcelain | porcelain | 磁器 | 瓷器 | porcelaine
lacquer | urushi lacquer on wood | 天然木、漆塗り | 天然木，大漆 | bois laqué
wood | wood | 天然木 | 木 | bois
cedar | cedar | 杉 | 杉木 | cèdre
hinoki | hinoki cypress | 檜 | 桧木 | cyprès hinoki
boxwood | boxwood | 黄楊 | 黄杨木 | buis
iron | cast iron | 鋳鉄 | 铸铁 | fonte
copper | copper | 銅 | 铜 | cuivre
brass | brass | 真鍮 | 黄铜 | laiton
tin | tin | 錫 | 锡 | étain
steel | steel | 鋼 | 钢 | acier
bamboo | bamboo | 竹 | 竹 | bambou
washi | washi paper | 和紙 | 和纸 | papier washi
glass | glass | 硝子 | 玻璃 | verre
cutglass | cut glass | 切子硝子 | 切子玻璃 | verre taillé
leather | leather | 本革 | 真皮 | cuir
straw | straw | 藁 | 稻草 | paille
stone | stone | 石 | 石 | pierre
none | | | |
`;
export const colours = `
red | red | 赤 | 红色 | rouge
indigo | indigo | 藍 | 靛蓝 | indigo
blue | blue | 青 | 蓝色 | bleu
green | green | 緑 | 绿色 | vert
black | black | 黒 | 黑色 | noir
white | white | 白 | 白色 | blanc
pink | pink | 桃色 | 粉色 | rose
purple | purple | 紫 | 紫色 | violet
yellow | yellow | 黄色 | 黄色 | jaune
gold | gold | 金 | 金色 | doré
brown | brown | 茶色 | 棕色 | marron
grey | grey | 灰色 | 灰色 | gris
`;
/** With the reading before the Chinese. */
export const patterns = `
asanoha | hemp leaf | 麻の葉 | あさのは | 麻叶纹 | feuilles de chanvre
seigaiha | seigaiha wave | 青海波 | せいがいは | 青海波 | vagues seigaiha
ichimatsu | ichimatsu check | 市松 | いちまつ | 市松纹 | damier ichimatsu
shippo | shippo circles | 七宝 | しっぽう | 七宝纹 | cercles shippo
yagasuri | arrow feather | 矢絣 | やがすり | 箭羽纹 | plumes de flèche
kikko | kikko hexagon | 亀甲 | きっこう | 龟甲纹 | hexagones kikko
stripes | striped | 縞 | しま | 条纹 | à rayures
dots | polka dot | 水玉 | みずたま | 圆点 | à pois
karakusa | karakusa arabesque | 唐草 | からくさ | 唐草 | arabesques
sakura | cherry blossom | 桜 | さくら | 樱花 | fleurs de cerisier
plum | plum blossom | 梅 | うめ | 梅花 | fleurs de prunier
chrysanthemum | chrysanthemum | 菊 | きく | 菊花 | chrysanthèmes
maple | maple leaf | 紅葉 | もみじ | 枫叶 | feuilles d'érable
pine | pine tree | 松 | まつ | 松树 | pins
wisteria | wisteria | 藤 | ふじ | 紫藤 | glycine
crane | crane | 鶴 | つる | 仙鹤 | grues
goldfish | goldfish | 金魚 | きんぎょ | 金鱼 | poissons rouges
rabbit | rabbit | 兎 | うさぎ | 兔子 | lapins
fuji | Mount Fuji | 富士山 | ふじさん | 富士山 | mont Fuji
dragonfly | dragonfly | 蜻蛉 | とんぼ | 蜻蜓 | libellules
plain | | | | |
`;
/** id | English, prefecture | Japanese, prefecture | Chinese | reading */
export const towns = `
tokyo | Tokyo, Tokyo | 東京, 東京都 | 东京, 东京都 | とうきょう
kyoto | Kyoto, Kyoto | 京都, 京都府 | 京都, 京都府 | きょうと
nara | Nara, Nara | 奈良, 奈良県 | 奈良, 奈良县 | なら
kanazawa | Kanazawa, Ishikawa | 金沢, 石川県 | 金泽, 石川县 | かなざわ
wajima | Wajima, Ishikawa | 輪島, 石川県 | 轮岛, 石川县 | わじま
morioka | Morioka, Iwate | 盛岡, 岩手県 | 盛冈, 岩手县 | もりおか
arita | Arita, Saga | 有田, 佐賀県 | 有田, 佐贺县 | ありた
mashiko | Mashiko, Tochigi | 益子, 栃木県 | 益子, 栃木县 | ましこ
seto | Seto, Aichi | 瀬戸, 愛知県 | 濑户, 爱知县 | せと
bizen | Bizen, Okayama | 備前, 岡山県 | 备前, 冈山县 | びぜん
takaoka | Takaoka, Toyama | 高岡, 富山県 | 高冈, 富山县 | たかおか
sakai | Sakai, Osaka | 堺, 大阪府 | 堺市, 大阪府 | さかい
seki | Seki, Gifu | 関, 岐阜県 | 关市, 岐阜县 | せき
hakone | Hakone, Kanagawa | 箱根, 神奈川県 | 箱根, 神奈川县 | はこね
aizu | Aizuwakamatsu, Fukushima | 会津若松, 福島県 | 会津若松, 福岛县 | あいづわかまつ
naruko | Naruko, Miyagi | 鳴子, 宮城県 | 鸣子, 宫城县 | なるこ
takayama | Takayama, Gifu | 高山, 岐阜県 | 高山, 岐阜县 | たかやま
tokoname | Tokoname, Aichi | 常滑, 愛知県 | 常滑, 爱知县 | とこなめ
uji | Uji, Kyoto | 宇治, 京都府 | 宇治, 京都府 | うじ
tsubame | Tsubame, Niigata | 燕, 新潟県 | 燕市, 新潟县 | つばめ
himeji | Himeji, Hyogo | 姫路, 兵庫県 | 姬路, 兵库县 | ひめじ
kofu | Kofu, Yamanashi | 甲府, 山梨県 | 甲府, 山梨县 | こうふ
`;
/** Houses that do not exist: English | Japanese | reading */
export const houses = `
Aoi | 葵屋 | あおいや
Matsuba | 松葉堂 | まつばどう
Hanaya | 花屋工房 | はなやこうぼう
Kikusui | 菊水 | きくすい
Yamabuki | 山吹 | やまぶき
Tsukimi | 月見窯 | つきみがま
Hoshino | 星野製作 | ほしのせいさく
Kawasemi | 翡翠庵 | かわせみあん
Asagiri | 朝霧 | あさぎり
Mizuho | 瑞穂 | みずほ
Fukurai | 福来 | ふくらい
Komorebi | 木漏れ日 | こもれび
`;
