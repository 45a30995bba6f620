// The measured scenes in three.js, written as its own examples are: instanced meshes, its standard material, no smoothing of
// edges, as our low tier has none. `?case=` cubes, models, walk, labels; `&material=lambert` for its cheaper one.

import * as THREE from 'three';
import { GLTFLoader } from 'three/addons/loaders/GLTFLoader.js';
import { CUBES, LABELS, MODELS, VIEW, cubes, instances, labels } from './layout.mjs';

const params = new URLSearchParams(location.search);
const lambert = params.get('material') === 'lambert';
const SKY = new THREE.Color('#c9d8df');

const renderer = new THREE.WebGLRenderer({ antialias: false });
renderer.setSize(innerWidth, innerHeight);
document.body.append(renderer.domElement);
const scene = new THREE.Scene();
scene.background = SKY;
const camera = new THREE.PerspectiveCamera(VIEW, innerWidth / innerHeight, 0.1, 4000);
scene.add(new THREE.HemisphereLight('#cfe2f3', '#8a7f6a', 1.6));
const sun = new THREE.DirectionalLight('#fff2dd', 2.4);
sun.position.set(-60, 90, 70);
scene.add(sun);

function material(options) {
  return lambert ? new THREE.MeshLambertMaterial(options) : new THREE.MeshStandardMaterial({ roughness: 1, ...options });
}

function look({ eye, look: at, view = VIEW }) {
  camera.position.set(...eye);
  camera.lookAt(...at);
  camera.fov = view;
  camera.updateProjectionMatrix();
}

function plate(size) {
  const mesh = new THREE.Mesh(new THREE.BoxGeometry(...size), material({ color: '#8a9a6b' }));
  mesh.position.y = -0.5;
  scene.add(mesh);
}

const cases = {
  async cubes() {
    look(CUBES);
    plate(CUBES.ground);
    const { default: RAPIER } = await import('@dimforge/rapier3d-compat');
    await RAPIER.init();
    const world = new RAPIER.World({ x: 0, y: -9.81, z: 0 });
    const [x, y, z] = CUBES.ground.map((side) => side / 2);
    world.createCollider(RAPIER.ColliderDesc.cuboid(x, y, z).setTranslation(0, -0.5, 0));
    const all = cubes();
    const mesh = new THREE.InstancedMesh(new THREE.BoxGeometry(1, 1, 1), material({}), all.length);
    mesh.instanceMatrix.setUsage(THREE.DynamicDrawUsage);
    mesh.frustumCulled = false;
    const bodies = all.map(({ at, colour }, i) => {
      mesh.setColorAt(i, new THREE.Color(colour));
      const body = world.createRigidBody(RAPIER.RigidBodyDesc.dynamic().setTranslation(...at));
      world.createCollider(RAPIER.ColliderDesc.cuboid(0.5, 0.5, 0.5).setDensity(500), body);
      return body;
    });
    scene.add(mesh);
    const [matrix, one] = [new THREE.Matrix4(), new THREE.Vector3(1, 1, 1)];
    const [at, turn] = [new THREE.Vector3(), new THREE.Quaternion()];
    let due = 0;
    return (passed) => {
      // As the engine does it: sixty ticks a second, at most what a slow machine can catch up on.
      due = Math.min(due + passed * 60, 6);
      for (; due >= 1; due--) world.step();
      bodies.forEach((body, i) => {
        at.copy(body.translation());
        turn.copy(body.rotation());
        mesh.setMatrixAt(i, matrix.compose(at, turn, one));
      });
      mesh.instanceMatrix.needsUpdate = true;
    };
  },

  async models() {
    look(MODELS);
    plate(MODELS.ground);
    const { scene: file } = await new GLTFLoader().loadAsync('/things.glb');
    const all = instances();
    const [matrix, place] = [new THREE.Matrix4(), new THREE.Matrix4()];
    const [scale, up] = [new THREE.Vector3().setScalar(MODELS.scale), new THREE.Vector3(0, 1, 0)];
    for (const name of MODELS.names) {
      const mine = all.filter((thing) => thing.name === name);
      const root = file.getObjectByName(name);
      root.updateWorldMatrix(false, true);
      const back = root.matrixWorld.clone().invert();
      root.traverse((part) => {
        if (!part.isMesh) return;
        const mesh = new THREE.InstancedMesh(part.geometry, dressed(part.material), mine.length);
        const within = new THREE.Matrix4().multiplyMatrices(back, part.matrixWorld);
        mine.forEach(({ at, turn }, i) => {
          const turned = new THREE.Quaternion().setFromAxisAngle(up, (turn * Math.PI) / 180);
          place.compose(new THREE.Vector3(...at), turned, scale);
          mesh.setMatrixAt(i, matrix.multiplyMatrices(place, within));
        });
        mesh.frustumCulled = false;
        scene.add(mesh);
      });
    }
    return () => {};
  },

  async walk() {
    look(await (await fetch('/walk.json')).json());
    scene.fog = new THREE.Fog(SKY, 260, 1200);
    const dome = new THREE.Mesh(new THREE.IcosahedronGeometry(2000, 4), new THREE.MeshBasicMaterial({ color: SKY, side: THREE.BackSide, fog: false }));
    scene.add(dome);
    const { scene: file } = await new GLTFLoader().loadAsync('/walk.glb');
    file.traverse((part) => {
      if (part.isMesh) part.material = dressed(part.material);
    });
    scene.add(file);
    return () => {};
  },

  async labels() {
    look(LABELS);
    // The typeface that ours has.
    const face = await new FontFace('Shujin Sans', 'url(/shujin-sans.ttf)').load();
    document.fonts.add(face);
    const all = labels();
    const mesh = new THREE.InstancedMesh(new THREE.BoxGeometry(0.2, 0.2, 0.2), material({ color: '#b05a3c' }), all.length);
    const matrix = new THREE.Matrix4();
    all.forEach(({ at, text }, i) => {
      mesh.setMatrixAt(i, matrix.makeTranslation(...at));
      const { texture, width, height } = painted(text);
      const label = new THREE.Sprite(new THREE.SpriteMaterial({ map: texture, depthTest: false }));
      // So large that a pixel of the picture is a pixel of the screen.
      const metre = innerHeight / (2 * Math.tan((VIEW * Math.PI) / 360) * LABELS.eye[2]);
      label.scale.set(width / metre, height / metre, 1);
      label.position.set(at[0], at[1] + 0.1 + height / metre / 2, at[2]);
      scene.add(label);
    });
    scene.add(mesh);
    return () => {};
  },
};

/** A material of a file, as it came or as the cheaper kind. */
function dressed(given) {
  if (!lambert) return given;
  const { color, vertexColors, transparent, opacity, side } = given;
  return new THREE.MeshLambertMaterial({ color, vertexColors, transparent, opacity, side });
}

/** A name as our interface draws it: ink on paper, rounded, with a bronze frame. */
function painted(text) {
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d');
  const font = '15.5px "Shujin Sans"';
  context.font = font;
  const [width, height] = [Math.ceil(context.measureText(text).width) + 28, 34];
  Object.assign(canvas, { width, height });
  context.font = font;
  context.fillStyle = 'rgba(247, 241, 228, 0.92)';
  context.strokeStyle = '#bf903b';
  context.lineWidth = 2;
  context.beginPath();
  context.roundRect(1, 1, width - 2, height - 2, 16);
  context.fill();
  context.stroke();
  context.fillStyle = '#281f1b';
  context.textBaseline = 'middle';
  context.fillText(text, 14, height / 2 + 1);
  const texture = new THREE.CanvasTexture(canvas);
  texture.colorSpace = THREE.SRGBColorSpace;
  texture.generateMipmaps = false;
  texture.minFilter = THREE.LinearFilter;
  return { texture, width, height };
}

const step = await cases[params.get('case')]();
let last = performance.now();
renderer.setAnimationLoop((now) => {
  step((now - last) / 1000);
  last = now;
  renderer.render(scene, camera);
});
globalThis.ready = true;
