// The words of the page in the languages of the figures. What a key means is said in the words of the command's help.

const languages = ['de', 'es', 'fr', 'ja', 'zh']

/** By the English words; {0} stands for what is said there. */
const translations = {
  Data: ['Daten', 'Datos', 'Données', 'データ', '数据'],
  'Built in': ['Eingebaut', 'Incluidos', 'Intégrées', '内蔵', '内置'],
  Paint: ['Malen', 'Pintar', 'Peindre', '描く', '绘制'],
  Table: ['Tabelle', 'Tabla', 'Tableau', '表', '表格'],
  Formula: ['Formel', 'Fórmula', 'Formule', '式', '公式'],
  'Paint points here. Choose another class, and paint more.': ['Hier Punkte malen. Dann eine andere Klasse wählen und weitere malen.', 'Pinte puntos aquí. Después elija otra clase y pinte más.', 'Peignez des points ici. Puis choisissez une autre classe et continuez.', 'ここに点を描きます。次に別のクラスを選び、さらに描きます。', '在此绘制点，再选择另一个类别继续绘制。'],
  'Arrow keys move the mark, Shift makes smaller steps, Space sets a point, Delete takes it away, 1 to 9 choose the class, Control and Z undo.': ['Pfeiltasten bewegen die Marke, mit Umschalt in kleinen Schritten, die Leertaste setzt einen Punkt, Entf löscht ihn, 1 bis 9 wählen die Klasse, Strg und Z machen rückgängig.', 'Las flechas mueven la marca, con Mayús en pasos pequeños; Espacio pone un punto, Supr lo quita, 1 a 9 eligen la clase, Control y Z deshacen.', 'Les flèches déplacent la marque, avec Maj par petits pas ; Espace pose un point, Suppr l’enlève, 1 à 9 choisissent la classe, Ctrl et Z annulent.', '矢印キーで印を動かし、Shift で細かく動かします。Space で点を置き、Delete で消します。1 から 9 でクラスを選び、Ctrl+Z で元に戻します。', '方向键移动标记，按住 Shift 步幅更小；空格放置点，Delete 删除点，1 到 9 选择类别，Ctrl+Z 撤销。'],
  Set: ['Setzen', 'Poner', 'Poser', '置く', '放置'],
  Move: ['Verschieben', 'Mover', 'Déplacer', '動かす', '移动'],
  Erase: ['Löschen', 'Borrar', 'Effacer', '消す', '擦除'],
  Undo: ['Rückgängig', 'Deshacer', 'Annuler', '元に戻す', '撤销'],
  Redo: ['Wiederholen', 'Rehacer', 'Rétablir', 'やり直す', '重做'],
  Clear: ['Leeren', 'Vaciar', 'Vider', 'すべて消す', '清空'],
  Curve: ['Kurve', 'Curva', 'Courbe', '曲線', '曲线'],
  'Drop a table here, or choose one': ['Eine Tabelle hierher ziehen oder auswählen', 'Suelte aquí una tabla o elija una', 'Déposez un tableau ici ou choisissez-en un', '表をここにドロップするか、選択してください', '将表格拖到此处，或选择文件'],
  'CSV, TSV or JSON. The table stays in this page.': ['CSV, TSV oder JSON. Die Tabelle bleibt in dieser Seite.', 'CSV, TSV o JSON. La tabla no sale de esta página.', 'CSV, TSV ou JSON. Le tableau reste dans cette page.', 'CSV、TSV、JSON。表はこのページの外に出ません。', 'CSV、TSV 或 JSON。表格不会离开此页面。'],
  'Or paste one': ['Oder einfügen', 'O pegue una', 'Ou collez-en un', 'または貼り付け', '或粘贴表格'],
  'The table is not part of the link: drop the file again there.': ['Die Tabelle steht nicht im Link: Dort die Datei erneut ablegen.', 'La tabla no está en el enlace: allí suelte el archivo de nuevo.', 'Le tableau n’est pas dans le lien : déposez-y le fichier à nouveau.', '表はリンクに含まれません。開いた先で再びドロップしてください。', '链接不含表格：打开后请重新拖入文件。'],
  Network: ['Netz', 'Red', 'Réseau', 'ネットワーク', '网络'],
  layers: ['Schichten', 'capas', 'couches', '層', '层'],
  units: ['Neuronen', 'unidades', 'unités', 'ユニット', '单元'],
  Picture: ['Bild', 'Imagen', 'Image', '図', '图像'],
  More: ['Mehr', 'Más', 'Plus', 'その他', '更多'],
  'The figure comes here.': ['Hier erscheint das Bild.', 'La figura aparecerá aquí.', 'La figure apparaîtra ici.', '図はここに表示されます。', '图将显示在此处。'],
  Stop: ['Anhalten', 'Parar', 'Arrêter', '停止', '停止'],
  Copy: ['Kopieren', 'Copiar', 'Copier', 'コピー', '复制'],
  'Copy link': ['Link kopieren', 'Copiar enlace', 'Copier le lien', 'リンクをコピー', '复制链接'],
  '{0} points': ['{0} Punkte', '{0} puntos', '{0} points', '{0} 個の点', '{0} 个点'],
  'No more points: an address holds {0}.': ['Mehr Punkte gehen nicht: Eine Adresse fasst {0}.', 'No caben más puntos: una dirección admite {0}.', 'Pas plus de points : une adresse en contient {0}.', 'これ以上は置けません。アドレスに入る点は {0} 個です。', '不能再放置：一个地址最多含 {0} 个点。'],
  'Training …': ['Training …', 'Entrenando …', 'Entraînement …', '学習中 …', '训练中 …'],
  'Stopped.': ['Angehalten.', 'Parado.', 'Arrêté.', '停止しました。', '已停止。'],
  'Stopped after {0} s: the command line has no such limit.': ['Nach {0} s angehalten: Die Kommandozeile hat keine solche Grenze.', 'Parado tras {0} s: la línea de comandos no tiene ese límite.', 'Arrêté après {0} s : la ligne de commande n’a pas cette limite.', '{0} 秒で停止しました。コマンドラインにこの制限はありません。', '{0} 秒后停止：命令行没有此限制。'],
  'Copied.': ['Kopiert.', 'Copiado.', 'Copié.', 'コピーしました。', '已复制。'],
  'Drawing: {0}': ['Zeichnet: {0}', 'Dibujando: {0}', 'Dessin : {0}', '描画中：{0}', '绘制中：{0}'],
  'Saved: {0}, {1} kB': ['Gespeichert: {0}, {1} kB', 'Guardado: {0}, {1} kB', 'Enregistré : {0}, {1} ko', '保存しました：{0}、{1} kB', '已保存：{0}，{1} kB'],
} // biome-ignore format: one line each

let lang = 'en'

/** English words in the language of the page. */
export function say(words, ...facts) {
  const said = translations[words]?.[languages.indexOf(lang)] ?? words
  return said.replace(/\{(\d)\}/g, (_, i) => facts[i])
}

/** Puts the page into a language. */
export function speak(next = 'en') {
  if (next === lang) return
  lang = next
  document.documentElement.lang = lang
  for (const place of document.querySelectorAll('[data-word]')) {
    place.dataset.word ||= place.textContent
    place.textContent = say(place.dataset.word)
  }
}

/** What a training or a drawing does now, in numbers; it changes too fast to be read out. */
export function progressOf({ stage, done, total, training }) {
  if (stage === 'draw') return `${done} / ${total}`
  if (training?.start === undefined) return ''
  const { start, starts, iteration, loss } = training
  return `${start} / ${starts} · ${iteration} · ${loss.toPrecision(3)}`
}
