/*
 * Everyday names of what is made and sold, in English, Japanese (with its reading), Chinese and French. One line is one meaning:
 * a key, then the four languages, words within a language parted by commas. A word may stand in several lines and then means all of
 * them; a key with an at sign is a family of the catalogue. Spelling, width, plural and script are folded by the reader, so each word stands once: romaji follows from the reading,
 * traditional Chinese from the simplified. Terms are ordinary words of the trade, gathered by hand.
 */
export const lexiconWords = `
furoshiki | furoshiki, wrapping cloth, wrapping cloths, cloth wrap, bento wrap | 風呂敷, ふろしき, 包み布, つつみぬの | 包袱布, 包袱皮, 风吕敷, 包袱巾 | furoshiki, carré d'emballage, tissu d'emballage
towel | towel, bath towel, face towel, hand towel | タオル, バスタオル, フェイスタオル | 毛巾, 浴巾, 面巾 | serviette, serviette de bain, serviette éponge
tenugui | tenugui, cotton towel | 手ぬぐい, 手拭い, 手拭, てぬぐい | 手拭巾, 日式手巾, 毛巾, 手巾 | tenugui, serviette en coton
noren | noren, door curtain, split curtain | 暖簾, のれん | 门帘, 暖帘, 布帘 | noren, rideau de porte
kimono | kimono, robe | 着物, きもの | 和服, 着物 | kimono
yukata | yukata, summer kimono, cotton kimono | 浴衣, ゆかた | 浴衣, 夏季和服 | yukata, kimono d'été
happi | happi, festival coat, happi coat | 法被, 半被, はっぴ, はんてん, 半纏 | 法被, 祭典外套, 半被 | happi, veste de fête
obi | obi, sash, kimono belt | 帯, おび | 腰带, 和服腰带 | obi, ceinture de kimono
scarf | scarf, shawl, stole, muffler | スカーフ, ストール, ショール, マフラー | 围巾, 披肩, 丝巾 | écharpe, foulard, châle, étole
handkerchief | handkerchief, hankie, pocket square | ハンカチ, ハンカチーフ | 手帕, 手绢 | mouchoir, pochette
cushion | cushion, zabuton, floor cushion | 座布団, ざぶとん, クッション | 坐垫, 座垫, 靠垫 | coussin, coussin de sol
tabi | tabi, split-toe socks, tabi socks | 足袋, たび, 足袋ソックス | 足袋, 分趾袜, 二趾袜 | tabi, chaussettes tabi
teapot | teapot, tea pot, kyusu, side-handle teapot | 急須, きゅうす, 土瓶, どびん, ティーポット | 茶壶, 侧把壶, 急须 | théière, kyusu
teacup | teacup, tea cup, yunomi, cup | 湯呑, 湯のみ, 湯呑み, ゆのみ, 茶杯 | 茶杯, 汤吞, 杯子 | tasse à thé, gobelet à thé, tasse
teabowl | tea bowl, matcha bowl, chawan, bowl | 抹茶碗, まっちゃわん, 茶碗, ちゃわん | 抹茶碗, 茶碗, 碗 | bol à thé, bol à matcha, bol
ricebowl | rice bowl, bowl | 飯碗, 飯茶碗, めしわん, ご飯茶碗, 茶碗, ちゃわん | 饭碗, 米饭碗, 碗 | bol à riz, bol
soupbowl | soup bowl, miso soup bowl, bowl, lacquer bowl | 汁椀, しるわん, お椀, おわん, 椀, 味噌汁椀 | 汤碗, 漆碗, 碗 | bol à soupe, bol
plate | plate, dish | 皿, お皿, さら, おさら, 平皿, プレート | 盘子, 碟子, 盘, 碟 | assiette, plat
mug | mug, coffee cup, cup | マグカップ, マグ, コーヒーカップ | 马克杯, 咖啡杯, 杯子 | mug, tasse à café, tasse
vase | vase, flower vase | 花瓶, かびん, 花入, 花入れ, はないれ, 一輪挿し, いちりんざし | 花瓶, 花器, 花插 | vase, soliflore
sakeset | sake set, sake bottle, tokkuri, sake flask | 徳利, とっくり, 酒器, しゅき, 酒器セット | 清酒壶, 酒壶, 酒具, 清酒器 | service à saké, flacon à saké
sakecup | sake cup, guinomi, ochoko, cup | ぐい呑み, ぐい呑, ぐいのみ, お猪口, 猪口, おちょこ, 盃, さかずき | 清酒杯, 酒杯, 杯子 | coupe à saké, guinomi, tasse à saké
chopstickrest | chopstick rest, chopstick rests | 箸置き, 箸置, はしおき | 筷架, 筷子架, 筷托 | repose-baguettes, porte-baguettes
chopsticks | chopsticks, chopstick | 箸, お箸, はし, おはし, 塗り箸 | 筷子, 筷 | baguettes, baguette
bentobox | bento box, lunch box, bento, lunchbox | 弁当箱, べんとうばこ, お弁当箱, 曲げわっぱ, まげわっぱ | 便当盒, 饭盒, 午餐盒 | boîte à bento, boîte à déjeuner, bento
jubako | jubako, tiered box, stacking food box | 重箱, じゅうばこ, お重 | 重箱, 多层食盒, 食盒 | jubako, boîtes superposées
tray | tray, serving tray | お盆, 盆, おぼん, トレー, トレイ | 托盘, 茶盘, 盘托 | plateau
jewelbox | jewelry box, jewellery box, trinket box | 宝石箱, ほうせきばこ, 小物入れ, こものいれ, アクセサリーケース | 首饰盒, 珠宝盒, 小物盒 | boîte à bijoux, coffret à bijoux
puzzlebox | puzzle box, secret box, trick box | 秘密箱, ひみつばこ, からくり箱 | 秘密盒, 机关盒, 机关箱 | boîte secrète, boîte à secret
mirror | hand mirror, mirror, compact mirror | 手鏡, てかがみ, 鏡, かがみ, ミラー | 手镜, 镜子, 手持镜 | miroir, miroir à main
comb | comb | 櫛, くし | 梳子, 木梳 | peigne
hairpin | hairpin, kanzashi, hair ornament | 簪, かんざし, 髪飾り, かみかざり | 发簪, 簪子, 发饰 | épingle à cheveux, kanzashi
kettle | kettle, tea kettle, tetsubin | 鉄瓶, てつびん, やかん, 薬缶, 湯沸かし, ゆわかし, ケトル | 铁壶, 水壶, 烧水壶, 铁瓶 | bouilloire, tetsubin
windchime | wind chime, wind bell, furin | 風鈴, ふうりん | 风铃 | carillon, carillon à vent, clochette à vent
incenseburner | incense burner, incense holder, censer | 香炉, こうろ, 香立て, こうたて, お香立て | 香炉, 香插 | brûle-encens, porte-encens, brûle parfum
bell | bell, suzu | 鈴, すず, ベル, 土鈴, どれい | 铃铛, 铃, 土铃 | clochette, grelot
bottleopener | bottle opener, opener | 栓抜き, せんぬき | 开瓶器, 启瓶器 | décapsuleur, ouvre-bouteille
tumbler | tumbler, beer cup, cup | タンブラー, ビアカップ, ビールグラス | 杯子, 啤酒杯, 平底杯 | gobelet, timbale
knife | kitchen knife, chef knife, chef's knife, knife, gyuto, santoku, cooking knife | 包丁, ほうちょう, 庖丁, 三徳包丁, 牛刀 | 菜刀, 厨刀, 主厨刀, 刀, 三德刀 | couteau de cuisine, couteau, couteau japonais
pocketknife | pocket knife, folding knife, knife, penknife | 折りたたみナイフ, 肥後守, ひごのかみ, ナイフ | 折刀, 小刀, 折叠刀, 刀 | couteau de poche, couteau pliant, couteau, canif
scissors | scissors, shears, sewing scissors | 鋏, はさみ, ハサミ, 裁ちばさみ, 握り鋏 | 剪刀, 剪子, 裁缝剪 | ciseaux, cisailles
nailclipper | nail clipper, nail clippers, nail cutter | 爪切り, つめきり, 爪きり | 指甲刀, 指甲剪 | coupe-ongles
kokeshi | kokeshi, kokeshi doll, wooden doll, doll | こけし, 人形, にんぎょう | 小芥子, 木芥子, 木偶, 人偶, 娃娃 | kokeshi, poupée kokeshi, poupée
doll | doll, hina doll, festival doll, dolls | 人形, にんぎょう, 雛人形, ひなにんぎょう | 人偶, 娃娃, 雏人偶, 玩偶 | poupée, poupée hina
daruma | daruma, daruma doll, doll | だるま, 達磨 | 达摩, 不倒翁, 达磨 | daruma
luckycat | lucky cat, maneki neko, beckoning cat, fortune cat | 招き猫, まねきねこ | 招财猫 | chat porte-bonheur, maneki-neko
spinningtop | spinning top, top, koma | 独楽, こま, コマ | 陀螺 | toupie
kendama | kendama, cup and ball | けん玉, けんだま, 剣玉 | 剑玉, 剑球 | kendama, bilboquet
kite | kite, paper kite | 凧, たこ, 凧揚げ | 风筝, 纸鸢 | cerf-volant
mask | mask, noh mask, fox mask | お面, 面, おめん, 能面, のうめん, 狐面 | 面具, 能面, 狐狸面具 | masque
basket | basket, bamboo basket | 籠, かご, カゴ, 竹籠, 竹かご, バスケット | 竹篮, 篮子, 提篮, 篮 | panier, corbeille
teawhisk | tea whisk, matcha whisk, chasen, whisk | 茶筅, ちゃせん | 茶筅, 抹茶刷, 打茶刷 | fouet à thé, fouet à matcha, fouet
teascoop | tea scoop, chashaku, matcha spoon | 茶杓, ちゃしゃく | 茶勺, 茶则 | cuillère à thé, cuillère à matcha
coaster | coaster, coasters | コースター, 茶托, ちゃたく | 杯垫, 茶托 | dessous de verre, sous-verre
foldingfan | fan, folding fan, sensu, hand fan | 扇子, せんす, 扇, おうぎ, 京扇子 | 扇子, 折扇 | éventail, éventail pliant
roundfan | fan, round fan, uchiwa, paddle fan, hand fan | 団扇, うちわ | 团扇, 扇子, 圆扇 | éventail rond, éventail, uchiwa
umbrella | umbrella, parasol, wagasa, paper umbrella | 和傘, 傘, かさ, わがさ, 番傘, 日傘 | 伞, 雨伞, 油纸伞, 纸伞, 和伞 | parapluie, ombrelle
lantern | lantern, paper lantern, chochin | 提灯, ちょうちん, 行灯, あんどん, ランタン | 灯笼, 提灯, 纸灯笼 | lanterne, lanterne en papier
letterset | letter set, letter paper, stationery set, writing paper | 便箋, びんせん, レターセット, 封筒 | 信纸, 信笺, 信封, 信纸套装 | papier à lettres, set de correspondance
notebook | notebook, notepad, memo pad, journal | ノート, メモ帳, 手帳, てちょう, 帳面, 和綴じノート, 御朱印帳 | 笔记本, 本子, 记事本, 手账 | carnet, cahier
postcard | postcard, post card, greeting card | 葉書, 絵葉書, はがき, えはがき, ポストカード | 明信片, 贺卡 | carte postale
origami | origami, origami paper, folding paper | 折り紙, 折紙, おりがみ, 千代紙, ちよがみ | 折纸, 千代纸 | origami, papier origami, papier à plier
bookmark | bookmark, book mark | 栞, しおり, ブックマーク | 书签 | marque-page, marque-pages
brush | brush, calligraphy brush, writing brush, fude | 筆, ふで, 毛筆, 書道筆 | 毛笔, 书法笔, 笔 | pinceau, pinceau de calligraphie
makeupbrush | makeup brush, make-up brush, cosmetic brush, brush, face brush | 化粧筆, けしょうふで, メイクブラシ, 熊野筆 | 化妆刷, 腮红刷, 粉刷 | pinceau de maquillage, pinceau
inkstone | inkstone, ink stone, suzuri | 硯, すずり | 砚台, 砚 | pierre à encre, encrier
pen | pen, ballpoint pen, fountain pen | ペン, ボールペン, 万年筆, まんねんひつ | 钢笔, 圆珠笔, 笔 | stylo, stylo plume, stylo bille
seal | seal, hanko, stamp, name seal | 印鑑, はんこ, 判子, 印章, いんかん | 印章, 图章 | sceau, tampon, hanko
glass | drinking glass, tumbler glass, glass cup, cup, rocks glass | グラス, コップ, ロックグラス, 酒グラス | 玻璃杯, 杯子, 酒杯 | verre, verre à boire, gobelet en verre
glassfloat | glass bead, glass beads, tombodama | とんぼ玉, トンボ玉 | 玻璃珠, 琉璃珠 | perle de verre, perles de verre
tea | tea, green tea, sencha, japanese tea, loose leaf tea | お茶, 茶, 緑茶, 煎茶, りょくちゃ, せんちゃ, 日本茶 | 茶, 茶叶, 绿茶, 煎茶 | thé, thé vert, sencha
matcha | matcha, powdered tea, tea powder, green tea | 抹茶, まっちゃ, 粉茶 | 抹茶, 茶粉, 绿茶 | matcha, thé en poudre, thé vert
hojicha | hojicha, roasted tea, houjicha | ほうじ茶, ほうじちゃ, 焙じ茶 | 焙茶, 烘焙茶, 炒茶 | hojicha, thé torréfié, thé grillé
wagashi | wagashi, japanese sweets, sweets, confectionery, sweet | 和菓子, わがし, お菓子, 菓子, 干菓子 | 和果子, 点心, 甜点, 糖果, 日式点心 | wagashi, confiserie, douceurs, pâtisserie japonaise
senbei | senbei, rice cracker, rice crackers, cracker | 煎餅, せんべい, おせんべい, おかき, あられ | 仙贝, 米饼, 煎饼, 饼干 | senbei, galette de riz, biscuits de riz
yokan | yokan, bean jelly, red bean jelly, sweets | 羊羹, ようかん | 羊羹, 豆沙羹 | yokan, pâte de haricots
konpeito | konpeito, sugar candy, candy, sweets | 金平糖, こんぺいとう, 飴, キャンディー, あめ | 金平糖, 星星糖, 糖果, 糖 | konpeito, bonbons, bonbon
soysauce | soy sauce, soya sauce, shoyu | 醤油, しょうゆ, しょう油 | 酱油 | sauce soja, sauce de soja
miso | miso, miso paste | 味噌, みそ | 味噌, 味增 | miso, pâte de miso
sake | sake, rice wine, nihonshu | 日本酒, にほんしゅ, 清酒, 酒, お酒 | 清酒, 日本酒, 酒 | saké, vin de riz
noodles | noodles, udon, soba, somen | うどん, そば, 素麺, そうめん, 蕎麦, 麺, 乾麺 | 面条, 乌冬面, 荞麦面, 挂面 | nouilles, udon, soba
seaweed | seaweed, nori, kombu | 海苔, のり, 昆布, こんぶ | 海苔, 紫菜, 海带, 昆布 | algue, algues, nori
pickles | pickles, pickled plum, umeboshi | 梅干, 梅干し, うめぼし, 漬物, つけもの | 梅干, 腌菜, 酱菜, 腌梅 | prune salée, légumes marinés
soap | soap, bath soap | 石鹸, せっけん, 石けん, ソープ | 香皂, 肥皂, 皂 | savon
incense | incense, incense stick, incense sticks | お香, 香, おこう, 線香, せんこう | 香, 线香, 熏香 | encens, bâtons d'encens
candle | candle, japanese candle, warosoku | 和蝋燭, ろうそく, 蝋燭, わろうそく, キャンドル | 蜡烛, 和蜡烛 | bougie, chandelle
handcream | hand cream, face cream, moisturizer, lotion | ハンドクリーム, クリーム, 化粧水, けしょうすい | 护手霜, 面霜, 化妆水 | crème pour les mains, crème, lotion
bathsalt | bath salt, bath salts, bath powder | 入浴剤, にゅうよくざい, バスソルト | 浴盐, 入浴剂, 泡澡粉 | sel de bain, sels de bain
wallet | wallet, billfold | 財布, さいふ, ウォレット, 長財布 | 钱包, 皮夹 | portefeuille
coinpurse | coin purse, clasp purse, gamaguchi, wallet, purse, pouch | がま口, がまぐち, 小銭入れ, こぜにいれ, 財布 | 口金包, 零钱包, 钱包 | porte-monnaie, bourse
bag | bag, tote bag, handbag, purse, tote | 鞄, かばん, バッグ, トートバッグ, 手提げ, てさげ | 包, 手提包, 托特包, 袋子, 包包 | sac, sac à main, cabas
cardcase | card case, business card holder, card holder | 名刺入れ, めいしいれ, カードケース | 名片夹, 名片盒, 卡包 | porte-cartes, étui à cartes
keyholder | key ring, keyring, keychain, key holder, charm, strap | キーホルダー, ストラップ, 根付, ねつけ | 钥匙扣, 钥匙链, 挂饰 | porte-clés
pouch | pouch, drawstring bag, kinchaku | 巾着, きんちゃく, ポーチ | 束口袋, 收纳包, 小包, 抽绳袋 | pochette, trousse, bourse
sandals | sandals, geta, wooden clogs, zori, clogs | 下駄, げた, 草履, ぞうり, サンダル, 雪駄 | 木屐, 草履, 凉鞋 | sandales, geta, socques
broom | broom, hand broom, hoki | 箒, ほうき | 扫帚, 扫把 | balai, balayette
lunchspoon | spoon, wooden spoon, rice paddle | スプーン, 匙, さじ, しゃもじ, 杓文字 | 勺子, 木勺, 饭勺, 汤匙 | cuillère, cuiller, spatule à riz
earrings | earrings, earring, ear studs | イヤリング, ピアス, 耳飾り, みみかざり | 耳环, 耳饰, 耳钉 | boucles d'oreilles, boucle d'oreille
brooch | brooch, pin badge | ブローチ, ピンバッジ, ピンズ | 胸针, 别针, 徽章 | broche, pin's, épinglette
netsuke | netsuke, toggle | 根付, ねつけ | 根付, 坠子 | netsuke
clock | clock, wall clock, table clock | 時計, とけい, 掛け時計, 置き時計 | 时钟, 钟, 挂钟, 座钟 | horloge, pendule
lamp | lamp, table lamp, light, floor lamp | 照明, ランプ, 行灯, あんどん, 灯り, あかり | 台灯, 灯, 灯具 | lampe, luminaire
screen | folding screen, byobu | 屏風, びょうぶ, 衝立, ついたて | 屏风 | paravent, byobu
pot | clay pot, donabe, casserole, earthenware pot, hot pot | 土鍋, どなべ, 鍋, なべ | 砂锅, 土锅, 锅 | marmite, donabe, cocotte en terre, casserole
grater | grater, ginger grater, oroshi | おろし器, おろしき, おろし金, おろしがね, 薬味おろし | 磨泥器, 擦丝器, 姜泥器 | râpe, râpe à gingembre
cuttingboard | cutting board, chopping board | まな板, まないた, 俎板 | 砧板, 菜板, 切菜板 | planche à découper
iron | iron, cast iron, ironware | 鉄, てつ, 鋳鉄, 鉄器, 南部鉄器, 南部鉄 | 铁, 铸铁, 铁器, 铁制 | fer, fonte
copper | copper | 銅, どう, 銅器, あかがね | 铜, 铜器, 紫铜, 铜制 | cuivre
tin | tin, pewter | 錫, すず | 锡, 锡器, 锡制 | étain
brass | brass | 真鍮, しんちゅう | 黄铜 | laiton
silver | silver | 銀, ぎん, シルバー, 銀製 | 银, 银器, 银色, 纯银, 银制 | argent
steel | steel, stainless steel, carbon steel | 鋼, はがね, ステンレス, 鋼鉄 | 钢, 不锈钢 | acier, acier inoxydable, inox
cotton | cotton | 綿, 木綿, もめん, コットン | 棉, 棉布, 纯棉, 棉质 | coton
silk | silk | 絹, きぬ, シルク, 正絹 | 丝绸, 真丝, 丝, 绢, 蚕丝 | soie
linen | linen, hemp, ramie, flax | 麻, あさ, リネン, 亜麻 | 麻, 亚麻, 麻布 | lin, chanvre, ramie
wool | wool | ウール, 羊毛, ようもう, 毛織 | 羊毛, 毛料 | laine
lacquer | lacquer, lacquerware, lacquered, urushi | 漆, うるし, 漆器, しっき, 漆塗り, 塗り | 漆, 漆器, 大漆, 漆制 | laque, laqué, laquée
porcelain | porcelain, china | 磁器, じき | 瓷器, 瓷, 瓷制, 白瓷 | porcelaine
stoneware | stoneware, pottery, earthenware, ceramic, clay | 陶器, とうき, 焼き物, やきもの, せっ器, 炻器 | 陶器, 陶, 陶制, 陶瓷 | grès, poterie, céramique, terre cuite, faïence
cedar | cedar, sugi, japanese cedar | 杉, すぎ, 秋田杉 | 杉木, 雪松, 杉 | cèdre
hinoki | hinoki, cypress, japanese cypress | 檜, ひのき, ヒノキ, 桧 | 桧木, 扁柏, 柏木 | hinoki, cyprès
cherrybark | cherry bark | 桜皮, 樺細工, かばざいく | 樱树皮, 桦细工, 樱皮 | écorce de cerisier
boxwood | boxwood | 黄楊, つげ, 柘植 | 黄杨木, 黄杨 | buis
wood | wood, wooden | 木, 木製, もくせい, 木工 | 木, 木制, 木质, 木头 | bois, en bois
bamboo | bamboo | 竹, たけ, 竹製 | 竹, 竹子, 竹制 | bambou
washi | washi, japanese paper, paper | 和紙, わし, 紙 | 和纸, 纸, 日本纸 | washi, papier japonais, papier
cutglass | cut glass, kiriko, crystal | 切子, きりこ, 切子硝子 | 切子, 雕花玻璃, 水晶玻璃 | verre taillé, cristal taillé, cristal
leather | leather, deerskin, cowhide | 革, かわ, レザー, 皮革, 鹿革, 本革 | 皮革, 皮, 真皮, 牛皮, 鹿皮, 皮制 | cuir
straw | straw, rush, igusa, rice straw | い草, いぐさ, 藁, わら | 草编, 稻草, 灯芯草 | paille, jonc
horn | horn, bone | 角, 鼈甲, べっこう | 牛角, 玳瑁 | corne, écaille
red | red, crimson, vermilion, scarlet | 赤, 赤い, あか, 朱, 朱色, 紅, 赤色, 深紅 | 红色, 红, 朱红, 大红 | rouge, vermillon
blue | blue | 青, 青い, あお, ブルー, 青色 | 蓝色, 蓝, 青色 | bleu, bleue
indigo | indigo, dark blue, navy | 藍, あい, 紺, 藍色, 藍染, 藍染め, あいぞめ, 紺色, 濃紺 | 靛蓝, 蓝染, 深蓝, 靛蓝色, 藏青, 藏蓝 | indigo, bleu foncé, bleu marine
green | green | 緑, みどり, 緑色, グリーン | 绿色, 绿 | vert, verte
black | black | 黒, 黒い, くろ, 黒色, ブラック | 黑色, 黑 | noir, noire
white | white | 白, 白い, しろ, 白色, ホワイト | 白色, 白 | blanc, blanche
pink | pink | 桃色, ピンク, ももいろ, 桜色 | 粉色, 粉红, 粉红色 | rose
purple | purple, violet, mauve | 紫, むらさき, 紫色, パープル | 紫色, 紫 | violet, violette, pourpre, mauve
yellow | yellow, mustard | 黄, 黄色, きいろ, 黄色い, イエロー, 辛子色 | 黄色, 黄 | jaune, moutarde
gold | gold, golden | 金, 金色, きん, ゴールド, 金箔 | 金色, 金, 金箔 | or, doré, dorée
orange | orange colour, orange | 橙, だいだい, オレンジ, 橙色, 柿色 | 橙色, 橘色, 橙 | orange
brown | brown | 茶色, ちゃいろ, ブラウン, 茶色い, 褐色 | 棕色, 褐色, 咖啡色, 茶色 | marron, brun, brune
grey | grey, gray, charcoal | 灰色, はいいろ, グレー, 鼠色, 墨色 | 灰色, 灰 | gris, grise
asanoha | asanoha, hemp leaf, hemp leaves | 麻の葉, あさのは, 麻の葉柄 | 麻叶, 麻叶纹 | asanoha, feuille de chanvre, feuilles de chanvre
seigaiha | seigaiha, wave pattern, waves, wave | 青海波, せいがいは, 波, 波柄, 波文様 | 青海波, 波浪, 海浪, 波纹 | seigaiha, vagues, vague
ichimatsu | ichimatsu, checkered, chequered, checker, checkerboard, check pattern | 市松, いちまつ, 市松模様, 格子 | 市松, 棋盘格, 方格, 格子 | damier, ichimatsu, carreaux
shippo | shippo, seven treasures, interlocking circles | 七宝, しっぽう, 七宝つなぎ, 七宝繋ぎ | 七宝, 七宝纹, 连环 | shippo, cercles entrelacés
yagasuri | yagasuri, arrow feather, arrow feathers, arrows | 矢絣, やがすり, 矢羽根, 矢羽 | 箭羽, 箭羽纹, 矢绦 | yagasuri, plumes de flèche
kikko | kikko, tortoiseshell pattern, hexagon, tortoise shell | 亀甲, きっこう, 亀甲柄 | 龟甲, 龟甲纹, 六角 | kikko, carapace de tortue, hexagones
uroko | uroko, scales, fish scale, triangles | 鱗, うろこ, 鱗文 | 鱼鳞, 鳞纹, 三角 | uroko, écailles, triangles
stripes | stripe, stripes, striped | 縞, しま, ストライプ, 縞模様 | 条纹, 竖纹 | rayures, rayé, rayée
dots | dots, polka dots, polka dot | 水玉, みずたま, ドット, 豆絞り | 圆点, 波点, 水玉 | pois, à pois
karakusa | karakusa, arabesque, vine scroll | 唐草, からくさ, 唐草模様 | 唐草, 卷草, 蔓草 | arabesque, karakusa, rinceaux
sakura | sakura, cherry blossom, cherry blossoms, cherry flower | 桜, さくら, サクラ, 桜柄 | 樱花, 樱 | sakura, fleurs de cerisier, cerisier, fleur de cerisier
plum | plum blossom, plum, ume | 梅, うめ, 梅の花 | 梅花, 梅 | fleur de prunier, prunier
chrysanthemum | chrysanthemum, kiku | 菊, きく, 菊花 | 菊花, 菊 | chrysanthème
maple | maple, maple leaf, momiji, autumn leaves | 紅葉, もみじ, かえで, 楓 | 枫叶, 红叶, 枫 | érable, feuille d'érable, feuilles d'automne
pine | pine, pine tree, matsu | 松, まつ, 松竹梅 | 松树, 松, 松竹梅 | pin
wisteria | wisteria, fuji flower | 藤, ふじ, 藤の花 | 紫藤, 藤花 | glycine
crane | crane, tsuru, cranes | 鶴, つる, 折り鶴 | 仙鹤, 鹤, 纸鹤 | grue, grues
goldfish | goldfish | 金魚, きんぎょ | 金鱼 | poisson rouge, poissons rouges
rabbit | rabbit, hare, bunny, usagi | 兎, うさぎ, ウサギ | 兔子, 兔 | lapin, lièvre
cat | cat, neko, kitten | 猫, ねこ, ネコ | 猫, 猫咪 | chat
fuji | mount fuji, mt fuji, fujisan, fuji | 富士山, ふじさん, 富士, 赤富士 | 富士山, 富士 | mont fuji, fuji
dragonfly | dragonfly, tonbo | 蜻蛉, とんぼ, トンボ | 蜻蜓 | libellule
owl | owl, fukurou | 梟, ふくろう, フクロウ | 猫头鹰 | hibou, chouette
dragon | dragon, ryu | 龍, 竜, りゅう | 龙 | dragon
tokyo | tokyo, edo | 東京, とうきょう, 江戸, えど | 东京, 江户 | tokyo
kyoto | kyoto, kyo | 京都, きょうと, 京 | 京都 | kyoto
nara | nara | 奈良, なら | 奈良 | nara
kanazawa | kanazawa | 金沢, かなざわ | 金泽 | kanazawa
wajima | wajima | 輪島, わじま | 轮岛 | wajima
morioka | morioka, nambu, nanbu | 盛岡, もりおか, 南部, なんぶ | 盛冈, 南部 | morioka, nambu
arita | arita, imari | 有田, ありた, 有田焼, 伊万里, いまり | 有田, 有田烧, 伊万里 | arita, imari
mashiko | mashiko | 益子, ましこ, 益子焼 | 益子, 益子烧 | mashiko
seto | seto | 瀬戸, せと, 瀬戸焼 | 濑户, 濑户烧 | seto
bizen | bizen | 備前, びぜん, 備前焼 | 备前, 备前烧 | bizen
hagi | hagi | 萩, はぎ, 萩焼 | 萩, 萩烧 | hagi
takaoka | takaoka | 高岡, たかおか | 高冈 | takaoka
sakai | sakai | 堺, さかい | 堺市, 堺 | sakai
seki | seki | 関, せき, 関市 | 关市 | seki
hakone | hakone, odawara | 箱根, はこね, 小田原, おだわら | 箱根, 小田原 | hakone, odawara
aizu | aizu, aizuwakamatsu | 会津, あいづ, 会津若松 | 会津 | aizu
naruko | naruko | 鳴子, なるこ | 鸣子 | naruko
takayama | takayama, hida | 高山, たかやま, 飛騨, ひだ | 高山, 飞驒 | takayama, hida
kumano | kumano | 熊野, くまの | 熊野 | kumano
tokoname | tokoname | 常滑, とこなめ, 常滑焼 | 常滑, 常滑烧 | tokoname
uji | uji | 宇治, うじ | 宇治 | uji
tsubame | tsubame, sanjo, tsubame-sanjo | 燕, つばめ, 燕三条, 三条 | 燕三条, 燕市 | tsubame, tsubame-sanjo
himeji | himeji | 姫路, ひめじ | 姬路 | himeji
kofu | kofu, yamanashi | 甲府, こうふ, 山梨 | 甲府, 山梨 | kofu
gift | gift, present, souvenir | 贈り物, おくりもの, ギフト, プレゼント, お土産, おみやげ | 礼物, 礼品, 伴手礼, 送礼 | cadeau, souvenir
wedding | wedding, bridal | 結婚, けっこん, 結婚祝い, 引き出物, ウェディング | 结婚, 婚礼, 婚庆 | mariage
newyear | new year, new year's | 正月, しょうがつ, お正月, 新年, 迎春 | 新年, 正月, 过年 | nouvel an
summer | summer | 夏, なつ, 夏物 | 夏天, 夏季, 夏日 | été
winter | winter | 冬, ふゆ, 冬物 | 冬天, 冬季 | hiver
spring | spring, springtime | 春, はる | 春天, 春季 | printemps
autumn | autumn, fall | 秋, あき | 秋天, 秋季 | automne
children | child, children, kids, kid, baby | 子供, 子ども, こども, キッズ, 赤ちゃん | 儿童, 孩子, 小孩, 宝宝 | enfant, enfants, bébé
men | men, men's, for him | 男性, だんせい, メンズ, 紳士 | 男士, 男性, 男款 | homme, hommes
women | women, women's, for her, ladies | 女性, じょせい, レディース, 婦人 | 女士, 女性, 女款 | femme, femmes
kitchen | kitchen, cooking, cookware, kitchenware | 台所, だいどころ, キッチン, 調理, 料理 | 厨房, 厨具, 烹饪 | cuisine
teaceremony | tea ceremony, sado, chado | 茶道, さどう, 茶の湯, 茶道具 | 茶道, 茶具 | cérémonie du thé
calligraphy | calligraphy, shodo | 書道, しょどう, 習字 | 书法 | calligraphie
travel | travel, trip | 旅行, りょこう, 旅, トラベル | 旅行, 旅游, 出行 | voyage
@textiles | textile, textiles, fabric, cloth, weaving, dyeing | 織物, おりもの, 染物, そめもの, 布, 布もの, 生地 | 纺织, 织物, 布料, 染织, 布艺 | textile, textiles, tissu, tissage
@ceramics | ceramic, ceramics, pottery | 陶磁器, とうじき, 焼き物, やきもの, 焼物 | 陶瓷, 陶瓷器 | céramique, poterie, céramiques
@lacquer | lacquerware, urushi ware | 漆器, しっき, 塗り物 | 漆器 | laques, objets laqués
@metal | metalware, metalwork | 金工, きんこう, 金物, かなもの, 金属 | 金工, 金属, 金属工艺 | métal, dinanderie
@knives | knives, cutlery, blades | 刃物, はもの | 刀具, 刀剪 | couteaux, coutellerie, lames
@wood | woodwork, woodcraft, wooden | 木工, もっこう, 木工品 | 木工, 木器, 木制品 | boiserie, objets en bois
@bamboo | bamboo craft, bambooware | 竹細工, たけざいく, 竹工芸 | 竹编, 竹器, 竹工艺 | vannerie, objets en bambou
@paper | paper goods, papercraft | 紙もの, 和紙, 紙製品 | 纸品, 和纸, 纸艺 | papeterie japonaise, objets en papier
@glass | glassware, glass | 硝子, ガラス, ガラス細工 | 玻璃, 玻璃器皿, 琉璃 | verrerie, objets en verre
@food | food, foods, grocery, snack, delicacy | 食品, しょくひん, 食べ物, たべもの, グルメ | 食品, 食物, 美食, 零食 | alimentation, épicerie, gourmandise
@tea | tea, teas | お茶, 茶, 日本茶 | 茶, 茶叶, 日本茶 | thé, thés
@beauty | beauty, cosmetics, skincare | 美容, びよう, 化粧品, けしょうひん, コスメ | 美妆, 化妆品, 护肤 | beauté, cosmétiques
@stationery | stationery | 文房具, ぶんぼうぐ, 文具, ステーショナリー | 文具, 文房四宝 | papeterie, fournitures de bureau
@toys | toy, toys | 玩具, おもちゃ, がんぐ | 玩具 | jouet, jouets
@leather | leather goods | 革製品, かわせいひん, 革小物 | 皮具, 皮革制品 | maroquinerie
@everyday | household, homeware, everyday goods | 日用品, にちようひん, 生活雑貨, 雑貨 | 日用品, 生活杂货, 家居 | maison, articles ménagers
`;
